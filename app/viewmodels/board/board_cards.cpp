#include "app/viewmodels/board/board_cards.h"

#include <algorithm>
#include <map>
#include <utility>

namespace jotter::viewmodels {

namespace {
std::vector<QString> shownNames(const std::vector<store::BoardCard>& cards, BoardCards::Names names) {
    std::map<std::string, int> same;
    for (const auto& card : cards)
        ++same[card.pupil.shortName()];
    std::vector<QString> shown;
    for (const auto& card : cards) {
        const auto& pupil = card.pupil;
        const auto name = QString::fromStdString(pupil.shortName());
        const auto family = QString::fromStdString(pupil.family);
        if (names == BoardCards::Names::Initials)
            shown.push_back(QString::fromStdString(pupil.initials()));
        else if (same[pupil.shortName()] > 1 && !family.isEmpty())
            shown.push_back(QStringLiteral("%1 %2").arg(name, family.front()));
        else
            shown.push_back(name);
    }
    return shown;
}
} // namespace

void BoardCards::show(std::vector<store::BoardCard> cards, Names names) {
    const auto shown = shownNames(cards, names);
    const bool same = std::ranges::equal(
        cards_, cards, {}, [](const auto& card) { return card->pupil(); },
        [](const store::BoardCard& facts) { return facts.pupil.id; });
    if (same) {
        for (std::size_t i = 0; i < cards.size(); ++i)
            cards_[i]->show(std::move(cards[i]), shown[i]);
        return;
    }
    beginResetModel();
    auto before = std::exchange(cards_, {});
    for (std::size_t i = 0; i < cards.size(); ++i) {
        auto& facts = cards[i];
        const auto kept = std::ranges::find_if(
            before, [&](const auto& card) { return card && card->pupil() == facts.pupil.id; });
        auto card =
            kept != before.end() ? std::move(*kept) : std::make_unique<BoardCard>(facts.pupil.id, this);
        if (kept == before.end())
            Q_EMIT cardMade(card.get());
        card->show(std::move(facts), shown[i]);
        cards_.push_back(std::move(card));
    }
    endResetModel();
    Q_EMIT countChanged();
    // Views let go of their delegates on their next turn; until then the cards that left must still be there.
    for (auto& card : before)
        if (card)
            card.release()->deleteLater();
}

void BoardCards::unmark() {
    for (const auto& card : cards_)
        card->mark(-1);
}

int BoardCards::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant BoardCards::data(const QModelIndex& index, int role) const {
    if (role != CardRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return QVariant::fromValue(cards_[static_cast<std::size_t>(index.row())].get());
}

QHash<int, QByteArray> BoardCards::roleNames() const {
    return {{CardRole, "card"}};
}

} // namespace jotter::viewmodels
