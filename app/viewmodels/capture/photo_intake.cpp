#include "app/viewmodels/capture/photo_intake.h"

#include "app/media/take_in.h"

#include <QThreadPool>
#include <QtConcurrentRun>

#include <functional>

namespace jotter::viewmodels {

namespace {

Expected<MediumRef> whenThereIsAVault(media::Vault* vault,
                                      const std::function<Expected<MediumRef>(media::Vault&)>& taking) {
    if (!vault)
        return fail("no_vault", ErrorCategory::Bug, "Pictures cannot be kept on this tablet.");
    return taking(*vault);
}

} // namespace

PhotoIntake::PhotoIntake(const Services& services)
    : pool_(services.mediaPool)
    , vault_(services.vault)
    , faces_(services.faces) {}

QFuture<Expected<MediumRef>> PhotoIntake::take(QByteArray picture) const {
    return QtConcurrent::run(pool_, [vault = vault_, picture = std::move(picture)] {
        return whenThereIsAVault(vault, [&](media::Vault& open) { return media::takeIn(open, picture); });
    });
}

QFuture<Expected<MediumRef>> PhotoIntake::take(const QUrl& file) const {
    return QtConcurrent::run(pool_, [vault = vault_, path = file.toLocalFile().toStdString()] {
        return whenThereIsAVault(vault, [&](media::Vault& open) { return media::takeInFile(open, path); });
    });
}

QFuture<Expected<MediumRef>> PhotoIntake::hide(const Sha256& photo,
                                               std::vector<media::HiddenPart> parts) const {
    return QtConcurrent::run(pool_, [vault = vault_, photo, parts = std::move(parts)] {
        return whenThereIsAVault(vault,
                                 [&](media::Vault& open) { return media::keepHidden(open, photo, parts); });
    });
}

QFuture<std::vector<media::HiddenPart>> PhotoIntake::faces(const Sha256& photo) const {
    if (!vault_ || !faces_)
        return QtFuture::makeReadyFuture(std::vector<media::HiddenPart>{});
    return QtConcurrent::run(
        pool_, [vault = vault_, finder = faces_, photo] { return media::facesIn(*vault, photo, *finder); });
}

void PhotoIntake::drop(const Sha256& medium) const {
    if (vault_)
        pool_->start([vault = vault_, medium] { static_cast<void>(vault->discard(medium)); });
}

} // namespace jotter::viewmodels
