#include "app/viewmodels/concern/concern_model.h"

#include "app/viewmodels/common/answer.h"
#include "app/viewmodels/concern/concern_draft.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

using namespace std::chrono_literals;

namespace {
/// product.md: a draft is kept at each change of focus and every two seconds.
constexpr auto whileTyping = 2s;

struct Word {
    const char* id;
    const char* label;
};
constexpr std::array sinceWords{
    Word{"today", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Today")},
    Word{"week", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "This week")},
    Word{"half_term", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "This half term")},
    Word{"longer", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "For longer")},
};
/// The four broad areas of need of the SEND code of practice (2015), chapter 6.
constexpr std::array areaWords{
    Word{"communication",
         QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Communication and interaction")},
    Word{"cognition", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Cognition and learning")},
    Word{"semh",
         QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Social, emotional and mental health")},
    Word{"physical", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Sensory and physical")},
};
constexpr std::array triedWords{
    Word{"words", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Fewer words")},
    Word{"pictures", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Pictures or symbols")},
    Word{"place", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Another place to sit")},
    Word{"breaks", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Breaks")},
    Word{"adult", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "More help from an adult")},
    Word{"friend", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Work with a friend")},
    Word{"nothing", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Nothing yet")},
};

void fill(OptionList& list, std::span<const Word> words, const std::string& said) {
    const auto chosen = domain::factValues(said);
    std::vector<Option> options;
    for (const auto& word : words)
        options.push_back({.id = QString::fromLatin1(word.id),
                           .label = ConcernModel::tr(word.label),
                           .chosen = std::ranges::find(chosen, word.id) != chosen.end()});
    list.show(std::move(options));
}
} // namespace

ConcernModel::ConcernModel(const Services& services, Recorder& recorder, QObject* parent)
    : QObject(parent)
    , services_(services)
    , recorder_(recorder) {
    const auto hear = [this](OptionList& list, std::string domain::Concern::*field, bool several) {
        connect(&list, &OptionList::picked, this,
                [this, field, several](const QString& id) { choose(field, id, several); });
    };
    hear(since_, &domain::Concern::since, false);
    hear(areas_, &domain::Concern::areas, true);
    hear(tried_, &domain::Concern::tried, true);
    soon_.setSingleShot(true);
    soon_.setInterval(whileTyping);
    connect(&soon_, &QTimer::timeout, this, &ConcernModel::save);
    connect(
        services_.store, &store::Store::committed, this,
        [this](const store::Commit& commit) {
            if (!concern_.pupil.isNull() && commit.streams.contains(domain::staffStream(concern_.author)))
                ask();
        },
        Qt::QueuedConnection);
}

void ConcernModel::open(PupilId pupil) {
    leave();
    domain::Concern fresh;
    if (const auto who = services_.signedIn ? services_.signedIn() : std::nullopt) {
        fresh.pupil = pupil;
        fresh.author = who->adult;
    }
    raised_.clear();
    saving_ = Saving::Nothing;
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
        saving_ = Saving::Saved;
        begin(std::move(*facts.begun));
    }
    Q_EMIT changed();
}

void ConcernModel::showChoices() {
    fill(since_, sinceWords, concern_.since);
    fill(areas_, areaWords, concern_.areas);
    fill(tried_, triedWords, concern_.tried);
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
    if (atOnce)
        save();
    else if (!soon_.isActive())
        soon_.start();
    Q_EMIT changed();
}

void ConcernModel::leave() {
    if (soon_.isActive())
        save();
}

void ConcernModel::save() {
    soon_.stop();
    if (concern_.pupil.isNull() || sending_)
        return;
    saving_ = Saving::Busy;
    const auto id = concernDraftId(concern_.author, concern_.pupil);
    auto kept = begun() ? services_.store->saveDraft({.id = id,
                                                      .author = concern_.author,
                                                      .body = toBody(concern_),
                                                      .media = {},
                                                      .changed = services_.clock->now()})
                        : services_.store->dropDraft(id);
    whenAnswered(std::move(kept), this, [this, pupil = concern_.pupil](const Expected<void>& answer) {
        if (pupil != concern_.pupil)
            return;
        saving_ = answer ? Saving::Saved : Saving::Failed;
        Q_EMIT changed();
    });
}

void ConcernModel::send() {
    if (!ready())
        return;
    soon_.stop();
    sending_ = true;
    Q_EMIT changed();
    const auto done = [this, pupil = concern_.pupil](bool worked) {
        if (pupil != concern_.pupil)
            return;
        sending_ = false;
        if (worked) {
            saving_ = Saving::Nothing;
            begin({.pupil = concern_.pupil, .author = concern_.author});
            Q_EMIT sent();
        }
        Q_EMIT changed();
    };
    recorder_.raise(concern_, tr("Concern for the SENCO"), concernDraftId(concern_.author, concern_.pupil),
                    done);
}

void ConcernModel::discard() {
    begin({.pupil = concern_.pupil, .author = concern_.author});
    save();
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
    switch (saving_) {
    case Saving::Failed:
        return tr("This cannot be saved just now. Keep the form open.");
    case Saving::Saved:
        return tr("Saved on this tablet, for you alone, until you send it.");
    default:
        return tr("Only you see this until you send it.");
    }
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
