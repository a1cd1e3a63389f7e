#pragma once

#include "app/store/queries.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <set>

namespace jotter::viewmodels {

/// What stands in two versions, because two adults wrote without having seen each other: a row for each
/// version, and where both are words one more that keeps both. Rows of one thing follow one another.
class VersionsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// Who chooses where this adult may not; empty when nothing is so.
    Q_PROPERTY(QString others READ others NOTIFY countChanged)

public:
    enum Role {
        ThingRole = Qt::UserRole + 1, ///< what it is about, the same for all its rows
        WordsRole,
        WhoRole,       ///< who wrote it and when
        CountsRole,    ///< this is what is shown and acted on until somebody chooses
        ChoosableRole, ///< whether this adult may choose
        SpokenRole
    };
    /// What choosing a row writes.
    struct Choice {
        std::string type, field;
        EntityId entity; ///< null: a new one
        nlohmann::json value;
    };

    using QAbstractListModel::QAbstractListModel;

    /// `role`: of whoever looks; nobody chooses without one.
    void show(std::vector<store::TwoVersions> both, std::optional<domain::Role> role);

    /// How many things stand in two versions.
    [[nodiscard]] int count() const { return static_cast<int>(things_); }
    [[nodiscard]] QString others() const;
    [[nodiscard]] std::optional<Choice> choice(int row) const;
    [[nodiscard]] const std::set<EntityId>& entities() const { return entities_; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    struct Row {
        QString thing, words, who;
        bool counts = false;
        bool choosable = false;
        Choice choice;
    };
    [[nodiscard]] static QString thing(const store::TwoVersions& both);
    [[nodiscard]] static QString words(const store::TwoVersions& both, const nlohmann::json& value);
    void append(const store::TwoVersions& both, bool choosable);

    std::vector<Row> rows_;
    std::set<EntityId> entities_;
    std::size_t things_ = 0;
};

} // namespace jotter::viewmodels
