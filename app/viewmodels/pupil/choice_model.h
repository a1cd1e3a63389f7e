#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace jotter::viewmodels {

/// A few things to choose one of, each with an id; the first stands for "any" and has an empty id.
class ChoiceModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")

public:
    struct Choice {
        QString id;
        QString label;
    };
    enum Role { IdRole = Qt::UserRole + 1, LabelRole };

    using QAbstractListModel::QAbstractListModel;
    void show(std::vector<Choice> choices);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<Choice> choices_;
};

} // namespace jotter::viewmodels
