#include "app/viewmodels/common/appearance.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

void Appearance::follow(platform::Surroundings* surroundings) {
    if (surroundings_)
        surroundings_->disconnect(this);
    surroundings_ = surroundings;
    if (surroundings_)
        connect(surroundings_, &platform::Surroundings::darkThemeChanged, this, &Appearance::changed);
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

void Appearance::setChoice(Choice choice) {
    if (choice_ == choice)
        return;
    choice_ = choice;
    Q_EMIT changed();
}

void Appearance::setMouse(bool mouse) {
    if (std::exchange(mouse_, mouse) != mouse)
        Q_EMIT changed();
}

void Appearance::setTextScale(double scale) {
    scale = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(textScale_, scale))
        return;
    textScale_ = scale;
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
