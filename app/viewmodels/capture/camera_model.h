#pragma once

#include "app/viewmodels/common/services.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QVideoSink>
#include <QtQml/qqmlregistration.h>

namespace jotter::viewmodels {

/// The camera page: a viewfinder and one shutter.
class CameraModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture makes it")
    Q_PROPERTY(bool available READ available NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY changed FINAL)
    Q_PROPERTY(bool bursting READ bursting NOTIFY changed FINAL)
    Q_PROPERTY(bool canFocus READ canFocus NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)

public:
    /// A shutter that is held takes so many photos at most.
    static constexpr int mostInBurst = 10;

    explicit CameraModel(platform::Camera* camera, QObject* parent = nullptr);

    [[nodiscard]] bool available() const;
    /// A photo is being taken: the shutter waits.
    [[nodiscard]] bool busy() const { return busy_; }
    /// The shutter is held: one photo after another, and the camera stays open.
    [[nodiscard]] bool bursting() const { return bursting_; }
    /// A touch on the viewfinder says what is to be sharp.
    [[nodiscard]] bool canFocus() const { return camera_ && camera_->canFocus(); }
    /// What went wrong with the last photo; empty when nothing did.
    [[nodiscard]] QString sentence() const { return sentence_; }
    void tell(const QString& sentence);

    Q_INVOKABLE void start(QVideoSink* viewfinder);
    Q_INVOKABLE void stop();
    /// `shown` is where the whole picture lies behind the viewfinder. False where nothing is there to focus
    /// on.
    Q_INVOKABLE bool focusAt(QPointF touch, QRectF shown);
    Q_INVOKABLE void shutter();
    Q_INVOKABLE void hold();
    Q_INVOKABLE void letGo();

Q_SIGNALS:
    void changed();
    void taken(const QByteArray& jpeg);
    /// The last one of a burst was `taken` before.
    void burstEnded();

private:
    QPointer<platform::Camera> camera_;
    QPointer<QVideoSink> viewfinder_; ///< knows how its frames are turned
    bool busy_ = false;
    bool bursting_ = false;
    int inBurst_ = 0;
    QString sentence_;
};

} // namespace jotter::viewmodels
