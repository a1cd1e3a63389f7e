#include "app/viewmodels/common/recorder.h"

#include "platform/api/answer.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

namespace {

std::vector<domain::NewChange> retractionsOf(const store::Recorded& recorded,
                                             const std::vector<std::string>& streams, const SignedIn& who) {
    std::vector<domain::NewChange> back;
    const auto count = std::min({recorded.changes.size(), recorded.entities.size(), streams.size()});
    for (std::size_t i = 0; i < count; ++i)
        back.push_back(
            domain::retraction(streams[i], recorded.entities[i], recorded.changes[i], who.adult, who.ticket));
    return back;
}

} // namespace

Recorder::Recorder(Services services, ToastModel& toast, QObject* parent)
    : QObject(parent)
    , services_(std::move(services))
    , toast_(toast) {
    connect(&toast_, &ToastModel::undoAsked, this, &Recorder::takeBack);
    connect(&toast_, &ToastModel::gone, this, [this] { wayBack_ = {}; });
}

void Recorder::record(std::vector<domain::Observation> what, const QString& told,
                      std::vector<std::string> endsDrafts, std::function<void(bool)> done) {
    const auto give = [&](const SignedIn& who, std::vector<domain::NewChange>& changes) -> Expected<void> {
        for (auto& observation : what) {
            observation.id = domain::ObservationId::make(services_.clock->now(), *services_.random);
            observation.author = who.adult;
            observation.ticket = who.ticket;
            auto change = observation.toChange();
            if (!change)
                return tl::make_unexpected(change.error());
            changes.push_back(std::move(*change));
        }
        return {};
    };
    keep(give, told, std::move(endsDrafts), std::move(done));
}

void Recorder::raise(domain::Concern concern, const QString& told, const std::string& endsDraft,
                     std::function<void(bool)> done) {
    const auto give = [&](const SignedIn& who, std::vector<domain::NewChange>& changes) {
        concern.author = who.adult;
        concern.ticket = who.ticket;
        return concern.toChanges(services_.clock->now(), *services_.random)
            .map([&](std::vector<domain::NewChange> both) { changes = std::move(both); });
    };
    keep(give, told, {endsDraft}, std::move(done));
}

void Recorder::answer(const domain::RaisedConcern& concern, domain::ConcernAnswer now,
                      domain::ConcernAnswer before, const QString& told, const std::string& endsDraft,
                      std::function<void(bool)> done) {
    std::vector<domain::NewChange> back; // empty: a word of a later version cannot be said again
    const auto give = [&](const SignedIn& who, std::vector<domain::NewChange>& changes) {
        now.author = who.adult;
        now.ticket = who.ticket;
        return domain::answerConcern(concern, now).map([&](std::vector<domain::NewChange> both) {
            changes = std::move(both);
        });
    };
    if (const auto who = services_.signedIn()) {
        before.author = who->adult;
        before.ticket = who->ticket;
        back = domain::answerConcern(concern, before).value_or(std::vector<domain::NewChange>());
    }
    keep(give, told, {endsDraft}, std::move(done), {}, std::move(back));
}

void Recorder::say(std::vector<domain::Readiness> what, const QString& told, std::function<void(bool)> done,
                   std::function<void()> undone) {
    const auto give = [&](const SignedIn& who, std::vector<domain::NewChange>& changes) -> Expected<void> {
        for (auto& readiness : what) {
            readiness.author = who.adult;
            readiness.ticket = who.ticket;
            changes.push_back(readiness.toChange(services_.clock->now(), *services_.random));
        }
        return {};
    };
    keep(give, told, {}, std::move(done), std::move(undone));
}

void Recorder::keep(const Give& give, const QString& told, std::vector<std::string> endsDrafts,
                    std::function<void(bool)> done, std::function<void()> undone,
                    std::optional<std::vector<domain::NewChange>> instead) {
    const auto refuse = [&](const QString& sentence) {
        toast_.tellFailure(sentence);
        if (done)
            done(false);
    };
    const auto who = services_.signedIn();
    if (!who)
        return refuse(tr("Sign in first: nothing was recorded."));
    std::vector<domain::NewChange> changes;
    if (const auto given = give(*who, changes); !given)
        return refuse(QString::fromStdString(given.error().text));
    std::vector<std::string> streams;
    for (const auto& change : changes)
        streams.push_back(change.stream);
    auto tell = [this, told, who = *who, streams = std::move(streams), done = std::move(done),
                 undone = std::move(undone),
                 instead = std::move(instead)](const Expected<store::Recorded>& answer) {
        if (answer) {
            auto back = instead ? *instead : retractionsOf(*answer, streams, who);
            toast_.tell(tr("%1 · Saved on this tablet").arg(told), !back.empty());
            wayBack_ = {std::move(back), undone};
        } else {
            toast_.tellFailure(QString::fromStdString(answer.error().text));
        }
        if (done)
            done(answer.has_value());
    };
    whenAnswered(services_.store->record(std::move(changes), std::move(endsDrafts)), this, std::move(tell));
}

void Recorder::write(domain::NewChange change, const QString& told) {
    const auto who = services_.signedIn();
    if (!who)
        return toast_.tellFailure(tr("Sign in first: nothing was recorded."));
    change.author = who->adult;
    change.ticket = who->ticket;
    if (change.entity.isNull())
        change.entity = EntityId::make(services_.clock->now(), *services_.random);
    whenAnswered(services_.store->record({std::move(change)}), this,
                 [this, told](const Expected<store::Recorded>& answer) {
                     if (answer)
                         toast_.tell(tr("%1 · Saved on this tablet").arg(told), false);
                     else
                         toast_.tellFailure(QString::fromStdString(answer.error().text));
                 });
}

void Recorder::takeBack() {
    auto back = std::exchange(wayBack_, {});
    if (back.changes.empty())
        return;
    whenAnswered(services_.store->record(std::move(back.changes)), this,
                 [this, taken = std::move(back.taken)](const Expected<store::Recorded>& answer) {
                     if (!answer)
                         return toast_.tellFailure(QString::fromStdString(answer.error().text));
                     toast_.tell(tr("Taken back"), false);
                     if (taken)
                         taken();
                 });
}

} // namespace jotter::viewmodels
