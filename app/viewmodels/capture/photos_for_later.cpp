#include "app/viewmodels/capture/photos_for_later.h"

#include <utility>

namespace jotter::viewmodels {

PhotosForLater::PhotosForLater(Services services, Recorder& recorder, QObject* parent)
    : QObject(parent)
    , services_(std::move(services))
    , recorder_(recorder) {}

void PhotosForLater::setOn(bool on) {
    if (std::exchange(on_, on) != on)
        Q_EMIT changed();
}

QString PhotosForLater::told() const {
    if (saved_ == 0)
        return {};
    return saved_ == 1 ? tr("1 photo saved, under To finish")
                       : tr("%1 photos saved, under To finish").arg(saved_);
}

void PhotosForLater::begin() {
    saved_ = 0;
    Q_EMIT changed();
}

void PhotosForLater::take(QFuture<Expected<MediumRef>> picture, CaptureState said) {
    auto* work =
        new CaptureWork(services_, recorder_, std::move(said),
                        Uuid::makeV7(services_.clock->now(), *services_.random).toString(), false, this);
    connect(work, &CaptureWork::pictureFailed, this, &PhotosForLater::failed);
    connect(work, &CaptureWork::over, this, [this, work] {
        work->deleteLater();
        if (work->saving() != CaptureWork::Saving::Saved)
            return;
        ++saved_;
        Q_EMIT changed();
    });
    work->addPicture(std::move(picture));
    work->finish({});
}

} // namespace jotter::viewmodels
