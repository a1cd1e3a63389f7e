#pragma once

#include "app/viewmodels/common/services.h"

#include <QByteArray>
#include <QFuture>
#include <QUrl>

namespace jotter::viewmodels {

/// Takes pictures in, off the UI thread: reads, prepares, seals. The answer comes when picture and thumbnail
/// are durable on disk.
class PhotoIntake {
public:
    explicit PhotoIntake(const Services& services);

    [[nodiscard]] QFuture<Expected<MediumRef>> take(QByteArray picture) const;
    /// A local file. `Input` error "file_unreadable", besides those of `preparePhoto`.
    [[nodiscard]] QFuture<Expected<MediumRef>> take(const QUrl& file) const;

private:
    QThreadPool* pool_;
    media::Vault* vault_;
};

} // namespace jotter::viewmodels
