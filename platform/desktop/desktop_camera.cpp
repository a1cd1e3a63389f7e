#include "platform/desktop/desktop_camera.h"

#include "platform/api/answer.h"

#include <QBuffer>
#include <QCamera>
#include <QImageCapture>
#include <QImageWriter>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoSink>
#include <QtConcurrent>

#include <utility>

namespace jotter::platform {

namespace {
constexpr int quality = 95; // this picture is compressed once more before it is kept

tl::unexpected<Error> noCamera() {
    return fail("no_camera", ErrorCategory::Input, "There is no camera here; choose a picture instead.");
}

Expected<QByteArray> toJpeg(const QImage& image) {
    QByteArray jpeg;
    QBuffer buffer{&jpeg};
    QImageWriter writer{&buffer, "jpeg"};
    writer.setQuality(quality);
    if (!buffer.open(QIODevice::WriteOnly) || !writer.write(image))
        return noCamera();
    return jpeg;
}
} // namespace

DesktopCamera::DesktopCamera(QObject* parent)
    : Camera(parent) {}

DesktopCamera::~DesktopCamera() {
    finish(noCamera());
}

bool DesktopCamera::available() {
    if (!devices_) {
        devices_ = std::make_unique<QMediaDevices>();
        connect(devices_.get(), &QMediaDevices::videoInputsChanged, this, &Camera::availableChanged);
    }
    return !QMediaDevices::defaultVideoInput().isNull();
}

void DesktopCamera::start(QVideoSink* viewfinder) {
    if (!available())
        return;
    camera_ = std::make_unique<QCamera>(QMediaDevices::defaultVideoInput());
    connect(camera_.get(), &QCamera::supportedFeaturesChanged, this, &Camera::canFocusChanged);
    capture_ = std::make_unique<QImageCapture>();
    connect(capture_.get(), &QImageCapture::imageCaptured, this,
            [this](int, const QImage& image) { encode(image); });
    connect(capture_.get(), &QImageCapture::errorOccurred, this, [this] { finish(noCamera()); });
    session_ = std::make_unique<QMediaCaptureSession>();
    session_->setImageCapture(capture_.get());
    session_->setCamera(camera_.get());
    session_->setVideoSink(viewfinder);
    camera_->start();
    Q_EMIT canFocusChanged();
}

void DesktopCamera::stop() {
    finish(noCamera());
    session_.reset();
    capture_.reset();
    camera_.reset();
    Q_EMIT canFocusChanged();
}

bool DesktopCamera::canFocus() const {
    return camera_ && camera_->supportedFeatures().testFlag(QCamera::Feature::CustomFocusPoint);
}

void DesktopCamera::focusAt(QPointF point) {
    if (!canFocus())
        return;
    camera_->setCustomFocusPoint(point);
    if (camera_->isFocusModeSupported(QCamera::FocusModeAuto))
        camera_->setFocusMode(QCamera::FocusModeAuto);
}

QFuture<Expected<QByteArray>> DesktopCamera::takePhoto() {
    QPromise<Expected<QByteArray>> promise;
    auto photo = promise.future();
    promise.start();
    if (!camera_ || asked_ || !capture_->isReadyForCapture()) {
        promise.addResult(camera_ ? fail("camera_busy", ErrorCategory::Input,
                                         "The camera is not ready yet; nothing is lost, press again.")
                                  : Expected<QByteArray>{noCamera()});
        promise.finish();
        return photo;
    }
    asked_ = std::make_unique<QPromise<Expected<QByteArray>>>(std::move(promise));
    capture_->capture();
    return photo;
}

void DesktopCamera::encode(const QImage& image) {
    whenAnswered(QtConcurrent::run(toJpeg, image), this,
                 [this](Expected<QByteArray> jpeg) { finish(std::move(jpeg)); });
}

void DesktopCamera::finish(Expected<QByteArray> outcome) {
    if (!asked_)
        return;
    const auto asked = std::exchange(asked_, nullptr);
    asked->addResult(std::move(outcome));
    asked->finish();
}

} // namespace jotter::platform
