#pragma once

#include "app/media/faces.h"
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
    /// A photo that was taken in, with these parts hidden for good.
    [[nodiscard]] QFuture<Expected<MediumRef>> hide(const Sha256& photo,
                                                    std::vector<media::HiddenPart> parts) const;
    /// Where faces may be in a photo that was taken in.
    [[nodiscard]] QFuture<std::vector<media::HiddenPart>> faces(const Sha256& photo) const;
    /// Takes it away from the disk: nothing refers to it. What fails goes at the next start.
    void drop(const Sha256& medium) const;

private:
    QThreadPool* pool_;
    media::Vault* vault_;
    platform::FaceFinder* faces_;
};

} // namespace jotter::viewmodels
