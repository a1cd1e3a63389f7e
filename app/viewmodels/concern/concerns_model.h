#pragma once

#include "app/viewmodels/concern/concern_answer_model.h"

#include <QAbstractListModel>

#include <vector>

namespace jotter::viewmodels {

/// What was raised about the pupils whose concerns the signed-in adult reads: what is not closed first, then
/// newest first. One of them can be opened, to be answered.
class ConcernsModel final : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(bool known READ known NOTIFY changed FINAL)
    /// This tablet has concerns for this adult to read, or would have.
    Q_PROPERTY(bool readable READ readable NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    /// How many nobody has said anything of.
    Q_PROPERTY(int fresh READ fresh NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(jotter::viewmodels::ConcernAnswerModel* opened READ opened CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::ToastModel* toast READ toast CONSTANT FINAL)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        PupilRole,
        InitialsRole,
        TintRole,
        RaisedRole, ///< by whom and when
        TextRole,
        StateRole,
        FreshRole,
        ClosedRole,
        SpokenRole
    };

    ConcernsModel(const Services& services, Recorder& recorder, QObject* parent = nullptr);

    /// Whose concerns to read these are. A null id reads none, and leaves nothing on the screen.
    void show(AdultId reader);
    /// Words anew what stands here in words.
    void retell();

    Q_INVOKABLE void open(const QString& concernId);

    [[nodiscard]] bool known() const { return known_; }
    [[nodiscard]] bool readable() const { return concerns_.readable; }
    [[nodiscard]] int count() const { return static_cast<int>(concerns_.items.size()); }
    [[nodiscard]] int fresh() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] ConcernAnswerModel* opened() { return &opened_; }
    [[nodiscard]] ToastModel* toast() { return &toast_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(store::Concerns concerns);

    Services services_;
    ToastModel& toast_;
    AdultId reader_;
    store::Concerns concerns_;
    ConcernAnswerModel opened_;
    bool known_ = false;
    std::uint64_t question_ = 0;
};

} // namespace jotter::viewmodels
