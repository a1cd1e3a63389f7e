#include "app/viewmodels/board/trials.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

QString Trials::Series::words() const {
    return tries.empty() ? QString()
                         : Trials::tr("%1 of %2").arg(std::ranges::count(tries, true)).arg(tries.size());
}

Trials::Trials(Services services, Recorder& recorder, QObject* parent)
    : QObject(parent)
    , services_(std::move(services))
    , recorder_(recorder) {
    connect(&recorder_.toast(), &ToastModel::undoAsked, this, &Trials::takeBack);
    connect(&recorder_.toast(), &ToastModel::gone, this, [this] { last_.reset(); });
}

void Trials::begin() {
    turn(true);
}

void Trials::finish() {
    turn(false);
    record(std::exchange(series_, {}));
}

void Trials::suspend() {
    turn(false);
    for (auto& [pupil, series] : std::exchange(series_, {})) {
        if (series.card)
            series.card->showTries({});
        series.work->suspend();
    }
}

void Trials::turn(bool on) {
    if (std::exchange(on_, on) != on)
        Q_EMIT changed();
}

void Trials::tried(BoardCard& card, bool could) {
    const auto known = series_.find(card.pupil());
    if (known != series_.end() &&
        (known->second.step != card.step()->id || known->second.tries.size() == most)) {
        std::map<PupilId, Series> ended;
        ended.insert(series_.extract(known));
        record(std::move(ended));
    }
    auto& series = seriesOf(card);
    series.tries.push_back(could);
    series.untold = true;
    keep(series);
}

Trials::Series& Trials::seriesOf(BoardCard& card) {
    const auto [place, isNew] = series_.try_emplace(card.pupil());
    auto& series = place->second;
    if (!isNew)
        return series;
    auto state = CaptureState::at(lessonPlace_);
    state.toggle(card.pupil());
    state.toggle(card.pupil(), card.step()->id);
    series.step = card.step()->id;
    series.card = &card;
    series.name = card.shownName();
    series.work =
        new CaptureWork(services_, recorder_, std::move(state),
                        Uuid::makeV7(services_.clock->now(), *services_.random).toString(), false, this);
    connect(series.work, &CaptureWork::over, series.work, &QObject::deleteLater);
    connect(series.work, &CaptureWork::changed, this, [this, pupil = card.pupil(), work = series.work] {
        const auto it = series_.find(pupil);
        if (it != series_.end() && it->second.work == work)
            saved(pupil);
    });
    return series;
}

void Trials::retell() {
    for (auto& [pupil, series] : series_)
        if (series.card)
            series.card->showTries(series.words());
}

void Trials::keep(Series& series) {
    if (series.card)
        series.card->showTries(series.words());
    series.work->change([&](CaptureState& state) {
        state.facts["n"] = std::to_string(std::ranges::count(series.tries, true));
        state.facts["m"] = std::to_string(series.tries.size());
    });
}

void Trials::saved(PupilId pupil) {
    auto& series = series_.at(pupil);
    const auto saving = series.work->saving();
    if (!series.untold || saving == CaptureWork::Saving::Busy || saving == CaptureWork::Saving::Nothing)
        return;
    series.untold = false;
    if (saving == CaptureWork::Saving::Failed)
        return recorder_.toast().tellFailure(
            tr("%1: not saved yet. It is tried again with the next touch.").arg(series.name));
    recorder_.toast().tell(tr("%1 · %2 · Saved on this tablet").arg(series.name, series.words()), true);
    last_ = pupil;
}

void Trials::takeBack() {
    const auto last = std::exchange(last_, {});
    const auto it = last ? series_.find(*last) : series_.end();
    if (it == series_.end())
        return;
    auto& series = it->second;
    series.tries.pop_back();
    const auto told =
        series.tries.empty() ? tr("Taken back") : tr("Taken back: %1 · %2").arg(series.name, series.words());
    if (!series.tries.empty()) {
        keep(series);
    } else {
        if (series.card)
            series.card->showTries({});
        auto* work = series.work;
        series_.erase(it);
        work->change([](CaptureState& state) { state = {}; });
        work->finish({});
    }
    // The toast that offered this is being dismissed; what comes now comes after it.
    QMetaObject::invokeMethod(
        this, [this, told] { recorder_.toast().tell(told, false); }, Qt::QueuedConnection);
}

bool Trials::counts(const std::string& draftId) const {
    return std::ranges::any_of(series_,
                               [&](const auto& entry) { return entry.second.work->draftId() == draftId; });
}

void Trials::record(std::map<PupilId, Series> ended) {
    std::vector<domain::Observation> observations;
    std::vector<std::string> drafts;
    QStringList told;
    for (auto& [pupil, series] : ended) {
        auto taken = series.work->take();
        std::ranges::move(taken.observations, std::back_inserter(observations));
        std::ranges::move(taken.drafts, std::back_inserter(drafts));
        told.append(tr("%1 %2").arg(series.name, series.words()));
        if (series.card)
            series.card->showTries({});
        series.work->deleteLater();
    }
    constexpr auto named = 3;
    if (!observations.empty())
        recorder_.record(std::move(observations),
                         told.size() > named ? tr("Trials of %1 pupils").arg(told.size())
                                             : told.join(tr(", ")),
                         std::move(drafts));
}

} // namespace jotter::viewmodels
