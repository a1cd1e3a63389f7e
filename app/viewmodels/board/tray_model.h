#pragma once

#include "app/store/store.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <vector>

namespace jotter::viewmodels {

/// "To finish": what this adult began and did not finish.
class TrayModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the board makes it")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)

public:
    enum Role { DraftRole = Qt::UserRole + 1, LabelRole, AddressRole, IconRole };

    using QAbstractListModel::QAbstractListModel;

    /// Drafts, newest first, and what the pupils in them are called.
    void show(std::vector<store::Draft> drafts, const std::map<PupilId, QString>& names);
    [[nodiscard]] int count() const { return static_cast<int>(entries_.size()); }
    [[nodiscard]] QString summary() const;

    Q_INVOKABLE void open(const QString& draftId);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void openAsked(const jotter::store::Draft& draft);

private:
    struct Entry {
        store::Draft draft;
        QString label;
        QString address; ///< of the first picture; empty when there is none
        QString icon;    ///< what stands where there is none
    };
    std::vector<Entry> entries_;
    int photos_ = 0;
    bool onlyPhotos_ = true;
};

} // namespace jotter::viewmodels
