#pragma once

#include "app/store/store.h"
#include "sync/change/clock.h"

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace jotter::viewmodels {

/// The pupils that the signed-in adult works with, by name, with a search over names.
class PupilsModel final : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY changed)
    Q_PROPERTY(int total READ total NOTIFY changed)
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(bool empty READ empty NOTIFY changed)

public:
    enum Role { IdRole = Qt::UserRole + 1, NameRole, InitialsRole, TintRole, YearRole, NoPhotosRole };

    PupilsModel(store::Store& store, const Clock& clock, QObject* parent = nullptr);

    /// Whose pupils these are: those of the groups. No groups, no pupils.
    void open(std::vector<domain::GroupId> groups);
    /// Words anew what stands here in words.
    void retell();

    [[nodiscard]] QString words() const { return words_; }
    void setWords(const QString& words);
    [[nodiscard]] int total() const { return static_cast<int>(all_.size()); }
    [[nodiscard]] bool known() const { return known_; }
    [[nodiscard]] bool empty() const { return known_ && shown_.empty(); }
    /// Whether this adult's list holds the pupil.
    [[nodiscard]] bool holds(PupilId id) const;
    [[nodiscard]] const std::vector<domain::GroupId>& groups() const { return groups_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    void ask();
    void filter();

    store::Store& store_;
    const Clock& clock_;
    std::vector<domain::GroupId> groups_;
    std::vector<domain::Pupil> all_;
    std::vector<std::size_t> shown_; ///< indexes into all_
    QString words_;
    std::uint64_t question_ = 0;
    bool known_ = false;
};

} // namespace jotter::viewmodels
