#pragma once

#include "app/media/vault.h"

#include <QCache>
#include <QImage>
#include <QMutex>
#include <QQuickAsyncImageProvider>
#include <QThreadPool>

#include <atomic>

namespace jotter::shell {

/// Pictures of the vault for QML: `image://sealed/<sha256>` or `image://sealed/<sha256>/<sha256 of its
/// thumbnail>`; what may follow makes a different address and nothing else. Opened, decoded and shrunk off
/// the UI thread; the thumbnail stands in when it is large enough or when the picture itself is not on this
/// tablet. Shows nothing while nobody is signed in, and forgets what it had decoded when somebody signs out.
class SealedImages final : public QQuickAsyncImageProvider {
public:
    /// `vault` must outlive this.
    explicit SealedImages(media::Vault& vault);
    ~SealedImages() override;

    QQuickImageResponse* requestImageResponse(const QString& id, const QSize& wanted) override;

    /// Any thread.
    void setOpen(bool open);
    /// Drops what was decoded: something of it must not be seen any more. Any thread.
    void forget();

private:
    friend class SealedImageResponse;
    [[nodiscard]] QImage picture(const QString& id, const QSize& wanted);
    [[nodiscard]] QImage decode(const Sha256& sha256, const QSize& wanted);

    media::Vault& vault_;
    std::atomic<bool> open_ = false;
    QMutex mutex_;
    QCache<QString, QImage> cache_; ///< guarded by mutex_; its cost is in bytes
    QThreadPool pool_;              ///< last: its threads end before the rest goes
};

} // namespace jotter::shell
