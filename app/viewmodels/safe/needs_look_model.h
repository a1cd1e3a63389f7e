#pragma once

#include "app/store/store.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace jotter::viewmodels {

/// Each record that the school server did not take, with one sentence that says what is safe and what to do.
class NeedsLookModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")

public:
    enum Role { TitleRole = Qt::UserRole + 1, SentenceRole, WhenRole, ChangeRole };

    using QAbstractListModel::QAbstractListModel;
    void show(std::vector<store::NeedsLookItem> items);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// What a person is told about a reason (a stable code of sync/README.md).
    [[nodiscard]] static QString sentence(const std::string& reason);

private:
    std::vector<store::NeedsLookItem> items_;
};

} // namespace jotter::viewmodels
