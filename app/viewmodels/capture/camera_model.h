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
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)

public:
    explicit CameraModel(platform::Camera* camera, QObject* parent = nullptr);

    [[nodiscard]] bool available() const;
    /// A photo is being taken: the shutter waits.
    [[nodiscard]] bool busy() const { return busy_; }
    /// What went wrong with the last photo; empty when nothing did.
    [[nodiscard]] QString sentence() const { return sentence_; }
    void tell(const QString& sentence);

    Q_INVOKABLE void start(QVideoSink* viewfinder);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void shutter();

Q_SIGNALS:
    void changed();
    void taken(const QByteArray& jpeg);

private:
    QPointer<platform::Camera> camera_;
    bool busy_ = false;
    QString sentence_;
};

} // namespace jotter::viewmodels
