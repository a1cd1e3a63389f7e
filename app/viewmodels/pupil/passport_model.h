#pragma once

#include "app/store/queries.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace jotter::viewmodels {

/// The lines of a pupil's passport: what helps first, since that is what is asked for while teaching.
class PassportModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { HeadingRole = Qt::UserRole + 1, TextRole, CheckedRole, OtherVersionRole };

    using QAbstractListModel::QAbstractListModel;
    /// `both`: what stands in two versions. The role "otherVersion" is empty, or says what else was written
    /// and by whom.
    void show(std::vector<domain::PassportLine> lines, std::vector<store::TwoVersions> both = {});

    [[nodiscard]] int count() const { return static_cast<int>(lines_.size()); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] QString otherVersion(EntityId line) const;

    std::vector<domain::PassportLine> lines_;
    std::vector<store::TwoVersions> both_;
};

} // namespace jotter::viewmodels
