#pragma once

#include "sync/change/error.h"

#include <QFuture>
#include <QObject>
#include <QPointF>

class QVideoSink;

namespace jotter::platform {

/// One still camera. Pictures come as JPEG bytes in memory: nothing is ever written to the device's gallery
/// or to a file.
class Camera : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// False where there is no camera or no permission: the screen then offers to choose a picture instead.
    /// The first question may look for devices, which takes a moment: to be asked when a picture is wanted.
    [[nodiscard]] virtual bool available() = 0;
    virtual void start(QVideoSink* viewfinder) = 0;
    virtual void stop() = 0;
    /// Somebody can say what is to be sharp: where the device can, between `start` and `stop`.
    [[nodiscard]] virtual bool canFocus() const = 0;
    /// Focus there, in parts of the width and height of the frames as they come to the viewfinder, before
    /// they are turned. Nothing where it cannot.
    virtual void focusAt(QPointF point) = 0;
    /// A JPEG with its orientation. Errors are `Input`: "no_camera", "camera_busy".
    [[nodiscard]] virtual QFuture<Expected<QByteArray>> takePhoto() = 0;

Q_SIGNALS:
    void availableChanged();
    void canFocusChanged();
};

} // namespace jotter::platform
