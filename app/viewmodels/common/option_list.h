#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace jotter::viewmodels {

/// One thing that can be picked: a pupil, a step, a level of help, a fact.
struct Option {
    QString id{};
    QString label{};
    QString detail{};   ///< small words beside the label; may be empty
    QString initials{}; ///< of a pupil
    QString reason{};   ///< why it cannot be picked; empty when it can
    int tint = 0;       ///< of a pupil
    int quarters = -1;  ///< of a level of help; -1 for what is no level
    bool chosen = false;

    friend bool operator==(const Option&, const Option&) = default;
};

/// A handful of options in order. A view calls `pick`; who made the list hears `picked` and decides.
class OptionList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY chosenChanged FINAL)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        LabelRole,
        DetailRole,
        InitialsRole,
        ReasonRole,
        TintRole,
        QuartersRole,
        ChosenRole
    };

    using QAbstractListModel::QAbstractListModel;

    /// Rows keep their place on the screen when only what they say has changed.
    void show(std::vector<Option> options);
    [[nodiscard]] const std::vector<Option>& options() const { return options_; }
    [[nodiscard]] int count() const { return static_cast<int>(options_.size()); }
    [[nodiscard]] int chosenCount() const;

    Q_INVOKABLE void pick(const QString& optionId);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void picked(const QString& optionId);
    void countChanged();
    void chosenChanged();

private:
    [[nodiscard]] bool sameIds(const std::vector<Option>& options) const;
    std::vector<Option> options_;
};

} // namespace jotter::viewmodels
