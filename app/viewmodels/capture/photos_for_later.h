#pragma once

#include "app/viewmodels/capture/capture_work.h"

namespace jotter::viewmodels {

/// Photos taken one after the other, a touch each, and tagged at the bell: each goes into the tray by itself
/// while the camera stays open (product.md, T6).
class PhotosForLater : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture makes it")
    Q_PROPERTY(bool on READ isOn WRITE setOn NOTIFY changed FINAL)
    Q_PROPERTY(QString told READ told NOTIFY changed FINAL)

public:
    PhotosForLater(Services services, Recorder& recorder, QObject* parent = nullptr);

    [[nodiscard]] bool isOn() const { return on_; }
    void setOn(bool on);
    /// "3 photos saved, under To finish"; empty before the first.
    [[nodiscard]] QString told() const;
    /// The camera is opened: counts from nothing.
    void begin();
    /// With what is said of it already: where it was.
    void take(QFuture<Expected<MediumRef>> picture, CaptureState said);

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    Services services_;
    Recorder& recorder_;
    bool on_ = false;
    int saved_ = 0;
};

} // namespace jotter::viewmodels
