#include "app/viewmodels/pupil/pupil_model.h"

#include "app/viewmodels/pupil/record_words.h"
#include "platform/api/answer.h"

#include <algorithm>

namespace jotter::viewmodels {

PupilModel::PupilModel(const Services& services, Recorder& recorder, QObject* parent)
    : QObject(parent)
    , store_(*services.store)
    , recorder_(recorder)
    , signedIn_(services.signedIn)
    , concern_(services, recorder)
    , timeline_(*services.store, *services.clock)
    , player_(services)
    , clip_(services) {
    connect(
        &store_, &store::Store::committed, this,
        [this](const store::Commit& commit) {
            const bool edited = commit.fromServer || versions_.count() > 0;
            if (edited && !pupil_.isNull() && commit.streams.contains(domain::pupilStream(pupil_)))
                ask();
        },
        Qt::QueuedConnection);
}

void PupilModel::open(PupilId pupil) {
    if (pupil == pupil_)
        return;
    pupil_ = pupil;
    show({});
    player_.close();
    clip_.close();
    timeline_.open(pupil);
    concern_.open(pupil);
    ask();
}

PupilModel::Facts PupilModel::gather(const store::Queries& queries, PupilId pupil) {
    return {.pupil = queries.pupil(pupil),
            .alerts = queries.alerts(pupil),
            .steps = queries.steps(pupil),
            .passport = queries.passport(pupil),
            .both = queries.twoVersions(pupil),
            .adults = queries.adults()};
}

void PupilModel::ask() {
    const auto question = ++question_;
    if (pupil_.isNull())
        return;
    whenAnswered(
        store_.read([pupil = pupil_](const store::Queries& queries) { return gather(queries, pupil); }), this,
        [this, question](Facts facts) {
            if (question == question_)
                show(std::move(facts));
        });
}

void PupilModel::show(Facts facts) {
    facts_ = std::move(facts);
    passport_.show(facts_.passport, facts_.both);
    versions_.show(facts_.both, roleOfReader());
    timeline_.markVersions(versions_.entities());
    std::vector<ChoiceModel::Choice> steps{{{}, tr("All steps")}};
    for (const auto& step : facts_.steps)
        steps.push_back({QString::fromStdString(step.id.toString()), QString::fromStdString(step.text)});
    steps_.show(std::move(steps));
    std::vector<ChoiceModel::Choice> adults{{{}, tr("All adults")}};
    for (const auto& adult : facts_.adults)
        adults.push_back({QString::fromStdString(adult.id.toString()), QString::fromStdString(adult.name)});
    adults_.show(std::move(adults));
    Q_EMIT changed();
}

std::optional<domain::Role> PupilModel::roleOfReader() const {
    const auto who = signedIn_ ? signedIn_() : std::nullopt;
    const auto adult = std::ranges::find_if(
        facts_.adults, [&](const domain::Adult& known) { return who && known.id == who->adult; });
    return adult == facts_.adults.end() ? std::nullopt : std::optional(adult->role);
}

void PupilModel::keepVersion(int row) {
    const auto choice = versions_.choice(row);
    if (!choice || pupil_.isNull())
        return;
    domain::NewChange change;
    change.type = choice->type;
    change.stream = domain::pupilStream(pupil_);
    change.entity = choice->entity;
    change.fields = {{choice->field, choice->value}};
    recorder_.write(std::move(change), tr("Chosen"));
}

QString PupilModel::pupilId() const {
    return pupil_.isNull() ? QString{} : QString::fromStdString(pupil_.toString());
}

QString PupilModel::name() const {
    return facts_.pupil ? QString::fromStdString(facts_.pupil->fullName()) : QString{};
}

QString PupilModel::shortName() const {
    return facts_.pupil ? QString::fromStdString(facts_.pupil->shortName()) : QString{};
}

QString PupilModel::initials() const {
    return facts_.pupil ? QString::fromStdString(facts_.pupil->initials()) : QString{};
}

QString PupilModel::year() const {
    return facts_.pupil ? record::year(facts_.pupil->year) : QString{};
}

bool PupilModel::noPhotos() const {
    return facts_.pupil && facts_.pupil->photos == domain::PhotoConsent::None;
}

QList<QString> PupilModel::alerts() const {
    return record::texts(facts_.alerts);
}

QList<QString> PupilModel::liveSteps() const {
    QStringList texts;
    for (const auto& step : facts_.steps)
        if (step.live)
            texts.append(QString::fromStdString(step.text));
    return texts;
}

QList<QString> PupilModel::helps() const {
    constexpr qsizetype atOnce = 3;
    QStringList texts;
    for (const auto& line : facts_.passport)
        if (line.kind == "helps" && texts.size() < atOnce)
            texts.append(QString::fromStdString(line.text));
    return texts;
}

} // namespace jotter::viewmodels
