#include "app/viewmodels/concern/concern_model.h"

#include "app/viewmodels/concern/concern_draft.h"
#include "app/viewmodels/concern/concern_words.h"
#include "platform/api/answer.h"

#include <QDateTime>
#include <QLocale>

#include <utility>

namespace jotter::viewmodels {

ConcernModel::ConcernModel(const Services& services, Recorder& recorder, QObject* parent)
    : QObject(parent)
    , services_(services)
    , recorder_(recorder)
    , draft_(*services.store, *services.clock) {
    const auto hear = [this](OptionList& list, std::string domain::Concern::*field, bool several) {
        connect(&list, &OptionList::picked, this,
                [this, field, several](const QString& id) { choose(field, id, several); });
    };
    hear(since_, &domain::Concern::since, false);
    hear(areas_, &domain::Concern::areas, true);
    hear(tried_, &domain::Concern::tried, true);
    connect(&draft_, &FormDraft::changed, this, &ConcernModel::changed);
    connect(
        services_.store, &store::Store::committed, this,
        [this](const store::Commit& commit) {
            if (!concern_.pupil.isNull() && commit.streams.contains(domain::staffStream(concern_.author)))
                ask();
        },
        Qt::QueuedConnection);
}

void ConcernModel::open(PupilId pupil) {
    domain::Concern fresh;
    if (const auto who = services_.signedIn ? services_.signedIn() : std::nullopt) {
        fresh.pupil = pupil;
        fresh.author = who->adult;
    }
    raised_.clear();
    draft_.begin(pupil.isNull() ? std::string() : concernDraftId(fresh.author, pupil), fresh.author);
    begin(std::move(fresh));
    draftWanted_ = true;
    ask();
}

void ConcernModel::begin(domain::Concern concern) {
    concern_ = std::move(concern);
    sending_ = false;
    showChoices();
    Q_EMIT changed();
}

void ConcernModel::ask() {
    const auto question = ++question_;
    if (concern_.pupil.isNull() || concern_.author.isNull())
        return;
    const auto gather = [pupil = concern_.pupil, author = concern_.author](const store::Queries& queries) {
        Facts facts;
        facts.raised = queries.ownConcerns(author, pupil);
        for (const auto& draft : queries.drafts(author))
            if (draft.id == concernDraftId(author, pupil))
                facts.begun = concernFromBody(draft.body);
        return facts;
    };
    whenAnswered(services_.store->read(gather), this, [this, question](Facts facts) {
        if (question == question_)
            show(std::move(facts));
    });
}

void ConcernModel::show(Facts facts) {
    raised_ = std::move(facts.raised);
    if (std::exchange(draftWanted_, false) && facts.begun && !begun()) {
        facts.begun->pupil = concern_.pupil;
        facts.begun->author = concern_.author;
        draft_.found();
        begin(std::move(*facts.begun));
    }
    Q_EMIT changed();
}

void ConcernModel::showChoices() {
    since_.show(concern::sinceChoices(concern_.since));
    areas_.show(concern::areaChoices(concern_.areas));
    tried_.show(concern::triedChoices(concern_.tried));
}

void ConcernModel::choose(std::string domain::Concern::*field, const QString& id, bool several) {
    const auto chosen = id.toStdString();
    auto& said = concern_.*field;
    said = several ? domain::toggledFact(said, chosen) : said == chosen ? std::string() : chosen;
    showChoices();
    edited(true);
}

void ConcernModel::setText(const QString& text) {
    if (concern_.pupil.isNull() || text == this->text())
        return;
    concern_.text = text.toStdString();
    edited(false);
}

void ConcernModel::edited(bool atOnce) {
    if (!sending_) // what is touched while it goes is kept when it did not go
        draft_.keep(begun() ? toBody(concern_) : std::string(), atOnce);
    Q_EMIT changed();
}

void ConcernModel::leave() {
    draft_.leave();
}

void ConcernModel::send() {
    if (!ready())
        return;
    draft_.leave();
    sending_ = true;
    Q_EMIT changed();
    const auto done = [this, pupil = concern_.pupil](bool worked) {
        if (pupil != concern_.pupil)
            return;
        sending_ = false;
        if (worked) {
            draft_.sent();
            begin({.pupil = concern_.pupil, .author = concern_.author});
            Q_EMIT sent();
            Q_EMIT changed();
        } else {
            edited(true);
        }
    };
    recorder_.raise(concern_, tr("Concern for the SENCO"), concernDraftId(concern_.author, concern_.pupil),
                    done);
}

void ConcernModel::discard() {
    begin({.pupil = concern_.pupil, .author = concern_.author});
    draft_.keep({}, true);
}

QString ConcernModel::text() const {
    return QString::fromStdString(concern_.text);
}

bool ConcernModel::ready() const {
    return !sending_ && !text().trimmed().isEmpty();
}

bool ConcernModel::begun() const {
    return !concern_.text.empty() || !concern_.since.empty() || !concern_.areas.empty() ||
           !concern_.tried.empty();
}

QString ConcernModel::savingText() const {
    return draft_.words();
}

QList<QString> ConcernModel::raised() const {
    QStringList lines;
    for (const auto& one : raised_) {
        const auto at = fromIso(one.raised);
        const auto day =
            at ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(at->time_since_epoch().count()).date(),
                                    QStringLiteral("d MMMM"))
               : QString();
        const auto state = one.state == "looking"   ? tr("the SENCO is looking into it")
                           : one.state == "planned" ? tr("something is planned")
                           : one.state == "closed"  ? tr("closed")
                                                    : tr("with the SENCO");
        auto line = tr("Your concern of %1: %2").arg(day, state);
        if (!one.answer.empty())
            line += QStringLiteral(". ") + QString::fromStdString(one.answer);
        lines.append(line);
    }
    return lines;
}

} // namespace jotter::viewmodels
