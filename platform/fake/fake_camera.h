#pragma once

#include "platform/api/camera.h"

#include <QImage>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QVideoSink>

#include <optional>

namespace jotter::platform {

/// A camera that takes the pictures of a folder, in the order of their names and then again from the first:
/// for the demonstration on a computer without a camera, and for tests.
class FakeCamera final : public Camera {
    Q_OBJECT

public:
    /// Whether the viewfinder moves when a test says so, or by itself.
    enum class Frames { AsTold, GoOn };
    explicit FakeCamera(const QString& folder, Frames frames = Frames::AsTold, QObject* parent = nullptr);

    [[nodiscard]] bool available() override;
    void start(QVideoSink* viewfinder) override;
    void stop() override;
    [[nodiscard]] bool canFocus() const override { return canFocus_; }
    void focusAt(QPointF point) override { focusedAt_ = point; }
    [[nodiscard]] QFuture<Expected<QByteArray>> takePhoto() override;

    void setCanFocus(bool can);
    /// The next frame of the viewfinder: the picture, moved a little.
    void frame();
    /// It is pulled out, or back.
    void setPluggedIn(bool in);
    /// Where it was asked to focus last.
    [[nodiscard]] std::optional<QPointF> focusedAt() const { return focusedAt_; }

private:
    void show();

    QStringList files_;
    qsizetype next_ = 0;
    QImage seen_;   ///< the next picture, small
    int moved_ = 0; ///< pixels
    bool pluggedIn_ = true;
    bool canFocus_ = false;
    std::optional<QPointF> focusedAt_;
    QTimer clock_;
    QPointer<QVideoSink> viewfinder_;
};

} // namespace jotter::platform
