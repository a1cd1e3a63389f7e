#pragma once

#include "platform/api/camera.h"

#include <QImage>
#include <QStringList>

class QVideoSink;

namespace jotter::platform {

/// A camera that takes the pictures of a folder, in the order of their names and then again from the first:
/// for the demonstration on a computer without a camera, and for tests.
class FakeCamera final : public Camera {
    Q_OBJECT

public:
    explicit FakeCamera(const QString& folder, QObject* parent = nullptr);

    [[nodiscard]] bool available() override;
    void start(QVideoSink* viewfinder) override;
    void stop() override;
    [[nodiscard]] QFuture<Expected<QByteArray>> takePhoto() override;

private:
    void show() const;

    QStringList files_;
    qsizetype next_ = 0;
    QVideoSink* viewfinder_ = nullptr; ///< the screen owns it, and stops the camera before it goes
};

} // namespace jotter::platform
