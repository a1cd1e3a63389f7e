#include "app/viewmodels/common/appearance.h"

#include <QGuiApplication>
#include <QLocale>
#include <QQmlEngine>

#include <algorithm>

namespace jotter::viewmodels {

Appearance::Appearance(QObject* parent)
    : QObject(parent) {
    connect(qGuiApp, &QGuiApplication::layoutDirectionChanged, this, &Appearance::changed);
}

void Appearance::follow(platform::Surroundings* surroundings) {
    if (surroundings_)
        surroundings_->disconnect(this);
    surroundings_ = surroundings;
    if (surroundings_) {
        connect(surroundings_, &platform::Surroundings::darkThemeChanged, this, &Appearance::changed);
        connect(surroundings_, &platform::Surroundings::easeChanged, this, &Appearance::changed);
    }
    speak();
    Q_EMIT changed();
}

bool Appearance::dark() const {
    if (choice_ != Choice::System)
        return choice_ == Choice::Dark;
    return surroundings_ && surroundings_->darkTheme();
}

bool Appearance::reducedMotion() const {
    return surroundings_ && surroundings_->reducedMotion();
}

bool Appearance::highContrast() const {
    if (contrast_ != Contrast::OfSystem)
        return contrast_ == Contrast::High;
    return surroundings_ && surroundings_->highContrast();
}

bool Appearance::rightToLeft() const {
    return QGuiApplication::layoutDirection() == Qt::RightToLeft;
}

void Appearance::setLanguage(Language language) {
    if (std::exchange(language_, language) == language)
        return;
    speak();
    Q_EMIT changed();
}

void Appearance::speak() {
    const auto wanted = language_ == Language::Welsh ? QStringLiteral("cy")
                        : language_ == Language::English
                            ? QStringLiteral("en")
                            : Catalogue::firstSpoken(QLocale::system().uiLanguages());
    if (!catalogue_.speak(wanted))
        return;
    if (auto* engine = qmlEngine(this))
        engine->retranslate();
    Q_EMIT languageChanged();
}

void Appearance::setTextScale(double scale) {
    scale = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(textScale_, scale))
        return;
    textScale_ = scale;
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
