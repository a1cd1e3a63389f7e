#pragma once

#include "app/viewmodels/common/catalogue.h"
#include "platform/api/surroundings.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <utility>

namespace jotter::viewmodels {

/// How the app looks and speaks on this tablet: light or dark, contrast, size of text, motion, language, and
/// the hand it is used with. Follows the device until somebody chooses. The one instance of an engine is made
/// by the engine; the composition root calls `follow`.
class Appearance : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool dark READ dark NOTIFY changed FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion NOTIFY changed FINAL)
    Q_PROPERTY(bool highContrast READ highContrast NOTIFY changed FINAL)
    Q_PROPERTY(Choice choice READ choice WRITE setChoice NOTIFY changed FINAL)
    Q_PROPERTY(Contrast contrast READ contrast WRITE setContrast NOTIFY changed FINAL)
    Q_PROPERTY(Language language READ language WRITE setLanguage NOTIFY changed FINAL)
    Q_PROPERTY(Hand hand READ hand WRITE setHand NOTIFY changed FINAL)
    Q_PROPERTY(bool rightToLeft READ rightToLeft NOTIFY changed FINAL)
    Q_PROPERTY(bool mouse READ mouse NOTIFY changed FINAL)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY changed FINAL)

public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)
    enum class Contrast { OfSystem, Normal, High };
    Q_ENUM(Contrast)
    enum class Language { OfTablet, English, Welsh };
    Q_ENUM(Language)
    /// The hand that touches the screen.
    enum class Hand { Right, Left };
    Q_ENUM(Hand)

    explicit Appearance(QObject* parent = nullptr);

    /// From now on the device is followed in what nobody chose. `surroundings` may be null: light, with
    /// motion, in normal contrast.
    void follow(platform::Surroundings* surroundings);

    [[nodiscard]] bool dark() const;
    [[nodiscard]] bool reducedMotion() const;
    [[nodiscard]] bool highContrast() const;
    [[nodiscard]] Choice choice() const { return choice_; }
    void setChoice(Choice choice) { choose(choice_, choice); }
    [[nodiscard]] Contrast contrast() const { return contrast_; }
    void setContrast(Contrast contrast) { choose(contrast_, contrast); }
    /// The app speaks the language at once: QML words itself anew, then `languageChanged` asks view-models
    /// to.
    [[nodiscard]] Language language() const { return language_; }
    void setLanguage(Language language);
    [[nodiscard]] Hand hand() const { return hand_; }
    void setHand(Hand hand) { choose(hand_, hand); }
    /// The language is written from right to left.
    [[nodiscard]] bool rightToLeft() const;
    /// 1 is 100 %; kept between 1 and 2.
    [[nodiscard]] double textScale() const { return textScale_; }
    void setTextScale(double scale);
    /// A mouse was moved since the last touch: what lies under it may be lit.
    [[nodiscard]] bool mouse() const { return mouse_; }
    void setMouse(bool mouse) { choose(mouse_, mouse); }

Q_SIGNALS:
    void changed();
    void languageChanged();

private:
    template <class T>
    void choose(T& member, T value) {
        if (std::exchange(member, value) != value)
            Q_EMIT changed();
    }
    void speak();

    QPointer<platform::Surroundings> surroundings_;
    Catalogue catalogue_;
    Choice choice_ = Choice::System;
    Contrast contrast_ = Contrast::OfSystem;
    Language language_ = Language::OfTablet;
    Hand hand_ = Hand::Right;
    double textScale_ = 1.0;
    bool mouse_ = false;
};

} // namespace jotter::viewmodels
