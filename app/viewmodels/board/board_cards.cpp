#include "app/viewmodels/board/board_cards.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

void BoardCards::show(std::vector<store::BoardCard> cards) {
    const bool same = std::ranges::equal(
        cards_, cards, {}, [](const auto& card) { return card->pupil(); },
        [](const store::BoardCard& facts) { return facts.pupil.id; });
    if (same) {
        for (std::size_t i = 0; i < cards.size(); ++i)
            cards_[i]->show(std::move(cards[i]));
        return;
    }
    beginResetModel();
    auto before = std::exchange(cards_, {});
    for (auto& facts : cards) {
        const auto kept = std::ranges::find_if(
            before, [&](const auto& card) { return card && card->pupil() == facts.pupil.id; });
        auto card =
            kept != before.end() ? std::move(*kept) : std::make_unique<BoardCard>(facts.pupil.id, this);
        if (kept == before.end())
            Q_EMIT cardMade(card.get());
        card->show(std::move(facts));
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
