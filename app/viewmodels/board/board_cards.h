#pragma once

#include "app/viewmodels/board/board_card.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace jotter::viewmodels {

/// The cards of the board, in the order the store gives. A card that stays keeps its object, its chosen step
/// and the keyboard.
class BoardCards : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the board makes it")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { CardRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    enum class Names { First, Initials };

    /// First names stand with the first letter of the family's where two are the same.
    void show(std::vector<store::BoardCard> cards, Names names = Names::First);
    void clear() { show({}); }
    [[nodiscard]] int count() const { return static_cast<int>(cards_.size()); }
    [[nodiscard]] const std::vector<std::unique_ptr<BoardCard>>& cards() const { return cards_; }
    /// Takes the mark of the last press from every card.
    void unmark();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void cardMade(jotter::viewmodels::BoardCard* card);

private:
    std::vector<std::unique_ptr<BoardCard>> cards_;
};

} // namespace jotter::viewmodels
