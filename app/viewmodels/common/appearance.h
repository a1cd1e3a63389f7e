#pragma once

#include "platform/api/surroundings.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace jotter::viewmodels {

/// How the app looks on this tablet: light or dark, size of text, motion. Follows the device until somebody
/// chooses. The one instance of an engine is made by the engine; the composition root calls `follow`.
class Appearance : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool dark READ dark NOTIFY changed FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion NOTIFY changed FINAL)
    Q_PROPERTY(Choice choice READ choice WRITE setChoice NOTIFY changed FINAL)
    Q_PROPERTY(bool mouse READ mouse NOTIFY changed FINAL)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY changed FINAL)

public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    using QObject::QObject;

    /// `surroundings` may be null: light, with motion.
    void follow(platform::Surroundings* surroundings);

    [[nodiscard]] bool dark() const;
    [[nodiscard]] bool reducedMotion() const;
    [[nodiscard]] Choice choice() const { return choice_; }
    void setChoice(Choice choice);
    /// 1 is 100 %; kept between 1 and 2.
    [[nodiscard]] double textScale() const { return textScale_; }
    void setTextScale(double scale);
    /// A mouse was moved since the last touch: what lies under it may be lit.
    [[nodiscard]] bool mouse() const { return mouse_; }
    void setMouse(bool mouse);

Q_SIGNALS:
    void changed();

private:
    QPointer<platform::Surroundings> surroundings_;
    Choice choice_ = Choice::System;
    double textScale_ = 1.0;
    bool mouse_ = false;
};

} // namespace jotter::viewmodels
