#include "app/viewmodels/capture/photo_intake.h"

#include <QFile>
#include <QtConcurrentRun>

namespace jotter::viewmodels {

namespace {

/// Larger files are no photographs; reading them would only fill the memory.
constexpr qint64 largestFile = 80LL * 1024 * 1024;

Expected<MediumRef> seal(const QByteArray& picture, media::Vault* vault) {
    if (!vault)
        return fail("no_vault", ErrorCategory::Bug, "Pictures cannot be kept on this tablet.");
    return media::preparePhoto(picture).and_then(
        [&](const media::PreparedPhoto& photo) { return vault->keep(photo); });
}

Expected<QByteArray> readPicture(const QUrl& address) {
    QFile file(address.toLocalFile());
    if (!address.isLocalFile() || !file.open(QIODevice::ReadOnly))
        return fail("file_unreadable", ErrorCategory::Input,
                    "That file could not be opened. Choose another picture.");
    if (file.size() > largestFile)
        return fail("picture_too_big", ErrorCategory::Input,
                    "That file is too big for a photo. Choose another picture.");
    return file.readAll();
}

} // namespace

PhotoIntake::PhotoIntake(const Services& services)
    : pool_(services.mediaPool)
    , vault_(services.vault) {}

QFuture<Expected<MediumRef>> PhotoIntake::take(QByteArray picture) const {
    return QtConcurrent::run(pool_,
                             [vault = vault_, picture = std::move(picture)] { return seal(picture, vault); });
}

QFuture<Expected<MediumRef>> PhotoIntake::take(const QUrl& file) const {
    return QtConcurrent::run(pool_, [vault = vault_, file]() -> Expected<MediumRef> {
        return readPicture(file).and_then([&](const QByteArray& picture) { return seal(picture, vault); });
    });
}

} // namespace jotter::viewmodels
