#include "app/viewmodels/capture/camera_model.h"

#include "app/viewmodels/common/answer.h"

#include <utility>

namespace jotter::viewmodels {

CameraModel::CameraModel(platform::Camera* camera, QObject* parent)
    : QObject(parent)
    , camera_(camera) {
    if (camera_)
        connect(camera_, &platform::Camera::availableChanged, this, &CameraModel::changed);
}

bool CameraModel::available() const {
    return camera_ && camera_->available();
}

void CameraModel::tell(const QString& sentence) {
    sentence_ = sentence;
    Q_EMIT changed();
}

void CameraModel::start(QVideoSink* viewfinder) {
    tell({});
    if (available())
        camera_->start(viewfinder);
}

void CameraModel::stop() {
    if (camera_)
        camera_->stop();
}

void CameraModel::shutter() {
    if (busy_ || !available())
        return;
    busy_ = true;
    tell({});
    whenAnswered(camera_->takePhoto(), this, [this](const Expected<QByteArray>& answer) {
        busy_ = false;
        const bool more = bursting_ && answer && ++inBurst_ < mostInBurst;
        bursting_ = more;
        tell(answer ? QString() : QString::fromStdString(answer.error().text));
        if (answer)
            Q_EMIT taken(*answer);
        if (more)
            shutter();
    });
}

void CameraModel::hold() {
    if (busy_ || !available())
        return;
    bursting_ = true;
    inBurst_ = 0;
    shutter();
}

void CameraModel::letGo() {
    // One that is on its way is the last.
    if (std::exchange(bursting_, false) && !busy_)
        Q_EMIT burstEnded();
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
