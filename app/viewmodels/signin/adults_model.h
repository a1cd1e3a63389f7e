#pragma once

#include "app/domain/school.h"

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <set>
#include <vector>

namespace jotter::viewmodels {

/// The adults who may sign in on this tablet, by name; those who have been here before come first.
class AdultsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")

public:
    enum Role { IdRole = Qt::UserRole + 1, NameRole, InitialsRole, TintRole, WorkRole, HereRole };

    using QAbstractListModel::QAbstractListModel;

    /// `here` are those with a right to sign in without a network.
    void show(std::vector<domain::Adult> adults, std::set<AdultId> here);
    /// Words anew what stands here in words.
    void retell();
    void setWords(const QString& words);
    [[nodiscard]] int total() const { return static_cast<int>(all_.size()); }
    [[nodiscard]] const domain::Adult* find(AdultId id) const;
    [[nodiscard]] bool isHere(AdultId id) const { return here_.contains(id); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] static int tint(AdultId id);
    [[nodiscard]] static QString work(domain::Role role); ///< "Teaching assistant"

private:
    void filter();
    std::vector<domain::Adult> all_;
    std::set<AdultId> here_;
    std::vector<std::size_t> shown_;
    QString words_;
};

} // namespace jotter::viewmodels
