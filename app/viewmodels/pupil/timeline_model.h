#pragma once

#include "app/store/store.h"
#include "sync/change/clock.h"

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <set>
#include <vector>

namespace jotter::viewmodels {

/// One pupil's records, newest first, a page at a time as the list is scrolled. A commit that touches the
/// pupil, or moves a record to the server, changes the rows in place: what is being read does not jump.
class TimelineModel final : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(QString step READ step WRITE setStep NOTIFY filterChanged)
    Q_PROPERTY(QString adult READ adult WRITE setAdult NOTIFY filterChanged)
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY filterChanged)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY filterChanged)
    Q_PROPERTY(bool filtered READ filtered NOTIFY filterChanged)
    /// Nothing to show and nothing more to come.
    Q_PROPERTY(bool empty READ empty NOTIFY stateChanged)
    Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
    Q_PROPERTY(bool failed READ failed NOTIFY stateChanged)

public:
    enum Role {
        DayRole = Qt::UserRole + 1,
        TimeRole,
        AuthorRole,
        StepsRole,
        HelpRole,
        HelpFillRole, ///< quarters of the disc, -1 when no level was said
        NoteRole,
        FactsRole,
        PhotosRole, ///< addresses for an Image
        VoicesRole, ///< record::voices
        SafetyRole, ///< 0 on this tablet, 1 on the school server, 2 needs a look
        SafetyWordRole,
        TwoVersionsRole, ///< two adults corrected it without having seen each other
        SpokenRole       ///< all of it in one line, for those who listen
    };
    static constexpr std::size_t pageSize = 20;

    TimelineModel(store::Store& store, const Clock& clock, QObject* parent = nullptr);

    /// Shows this pupil from the newest, with no filter. A null id empties the list.
    void open(PupilId pupil);

    /// These records stand in two versions.
    void markVersions(std::set<EntityId> entities);

    [[nodiscard]] QString step() const;
    void setStep(const QString& id);
    [[nodiscard]] QString adult() const;
    void setAdult(const QString& id);
    [[nodiscard]] QString kind() const { return QString::fromStdString(filter_.kind); }
    void setKind(const QString& kind);
    [[nodiscard]] QString words() const { return QString::fromStdString(filter_.words); }
    void setWords(const QString& words);
    [[nodiscard]] bool filtered() const;
    Q_INVOKABLE void clearFilter();

    [[nodiscard]] bool empty() const { return items_.empty() && next_.empty() && !loading_ && !failed_; }
    [[nodiscard]] bool loading() const { return loading_; }
    [[nodiscard]] bool failed() const { return failed_; }

    /// The address by which a photo of these records is to be shown now: it is another one when more of the
    /// photo has come.
    [[nodiscard]] Q_INVOKABLE QString addressNow(const QString& address) const;
    /// The record of a row in one line.
    [[nodiscard]] QString spoken(const store::TimelineItem& item) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void filterChanged();
    void stateChanged();

private:
    struct Page {
        Expected<store::TimelinePage> page;
        domain::HelpScale scale;
        domain::FactChoices words;
    };
    void startAgain();
    void ask(const std::string& after, std::size_t limit, bool refresh);
    void append(store::TimelinePage page);
    /// Brings the rows in line with what the store says now, row by row.
    void merge(store::TimelinePage page);
    void onCommit(const store::Commit& commit);
    void setState(bool loading, bool failed);

    store::Store& store_;
    const Clock& clock_;
    PupilId pupil_;
    store::TimelineFilter filter_;
    std::vector<store::TimelineItem> items_;
    std::set<EntityId> twoVersions_;
    domain::HelpScale scale_;
    domain::FactChoices words_;
    std::string next_;
    std::uint64_t question_ = 0; ///< answers to older questions are thrown away
    bool loading_ = false;
    bool failed_ = false;
    bool stale_ = false;
};

} // namespace jotter::viewmodels
