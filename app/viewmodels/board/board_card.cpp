#include "app/viewmodels/board/board_card.h"

#include <utility>

namespace jotter::viewmodels {

BoardCard::BoardCard(PupilId pupil, QObject* parent)
    : QObject(parent)
    , pupil_(pupil) {}

void BoardCard::show(store::BoardCard facts, QString shownName) {
    facts_ = std::move(facts);
    shownName_ = std::move(shownName);
    Q_EMIT changed();
}

void BoardCard::chooseStep(const domain::Step& step) {
    chosenStep_ = step;
    mark(-1);
    Q_EMIT changed();
}

const domain::Step* BoardCard::step() const {
    if (chosenStep_)
        return &*chosenStep_;
    return facts_.liveSteps.empty() ? nullptr : &facts_.liveSteps.front();
}

QString BoardCard::name() const {
    return QString::fromStdString(facts_.pupil.shortName());
}

QString BoardCard::initials() const {
    return QString::fromStdString(facts_.pupil.initials());
}

QString BoardCard::spoken() const {
    QStringList parts{name()};
    for (const auto& alert : facts_.alerts)
        parts.append(QString::fromStdString(alert));
    if (!strand().isEmpty())
        parts.append(strand());
    if (noPhotos())
        parts.append(tr("No photos"));
    if (unseen())
        parts.append(tr("Not seen this week"));
    return parts.join(QStringLiteral(", "));
}

QString BoardCard::strand() const {
    return step() ? QString::fromStdString(step()->strand) : QString();
}

QString BoardCard::stepText() const {
    return step() ? QString::fromStdString(step()->text) : QString();
}

void BoardCard::mark(int disc) {
    if (marked_ == disc)
        return;
    marked_ = disc;
    Q_EMIT markedChanged();
}

void BoardCard::setChosen(bool chosen) {
    if (std::exchange(chosen_, chosen) != chosen)
        Q_EMIT chosenChanged();
}

void BoardCard::showTries(const QString& words) {
    if (std::exchange(tries_, words) != words)
        Q_EMIT triesChanged();
}

} // namespace jotter::viewmodels
