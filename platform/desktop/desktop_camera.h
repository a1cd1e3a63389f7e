#pragma once

#include "platform/api/camera.h"

#include <QImage>
#include <QPromise>

#include <memory>

class QCamera;
class QImageCapture;
class QMediaCaptureSession;
class QMediaDevices;

namespace jotter::platform {

/// The computer's camera through Qt Multimedia.
class DesktopCamera final : public Camera {
    Q_OBJECT

public:
    explicit DesktopCamera(QObject* parent = nullptr);
    ~DesktopCamera() override;

    [[nodiscard]] bool available() override;
    void start(QVideoSink* viewfinder) override;
    void stop() override;
    [[nodiscard]] bool canFocus() const override;
    void focusAt(QPointF point) override;
    [[nodiscard]] QFuture<Expected<QByteArray>> takePhoto() override;

private:
    void finish(Expected<QByteArray> outcome);
    void encode(const QImage& image);

    std::unique_ptr<QMediaDevices> devices_; ///< since the first question: loading what finds them is slow
    std::unique_ptr<QCamera> camera_;        ///< this and the next two only between start and stop
    std::unique_ptr<QImageCapture> capture_;
    std::unique_ptr<QMediaCaptureSession> session_;
    std::unique_ptr<QPromise<Expected<QByteArray>>> asked_; ///< the photo that is being taken
};

} // namespace jotter::platform
