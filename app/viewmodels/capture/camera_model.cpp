#include "app/viewmodels/capture/camera_model.h"

#include "app/viewmodels/capture/focus_point.h"
#include "platform/api/answer.h"

#include <QVideoFrame>

#include <utility>

namespace jotter::viewmodels {

CameraModel::CameraModel(platform::Camera* camera, QObject* parent)
    : QObject(parent)
    , camera_(camera) {
    if (!camera_)
        return;
    connect(camera_, &platform::Camera::availableChanged, this, &CameraModel::changed);
    connect(camera_, &platform::Camera::canFocusChanged, this, &CameraModel::changed);
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
    viewfinder_ = viewfinder;
    if (available())
        camera_->start(viewfinder);
}

void CameraModel::stop() {
    if (camera_)
        camera_->stop();
}

bool CameraModel::focusAt(QPointF touch, QRectF shown) {
    if (!canFocus() || !viewfinder_)
        return false;
    const auto frame = viewfinder_->videoFrame();
    const auto point = focusPoint(touch, shown, {static_cast<int>(frame.rotationAngle()), frame.mirrored()});
    if (point)
        camera_->focusAt(*point);
    return point.has_value();
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
