// What the capture sheet shows: the half of CaptureModel that asks and draws, beside the half that changes.
#include "app/domain/media_kinds.h"
#include "app/viewmodels/capture/capture_model.h"
#include "app/viewmodels/common/school_options.h"
#include "app/viewmodels/facts/help_words.h"
#include "platform/api/answer.h"

#include <algorithm>
#include <set>
#include <utility>

namespace jotter::viewmodels {

namespace {

constexpr std::size_t suggestions = 6;

struct Facts {
    std::vector<domain::Pupil> pupils;
    domain::HelpScale scale;
    domain::FactChoices words;
    std::map<PupilId, std::vector<domain::Step>> steps;
};

} // namespace

void CaptureModel::ask() {
    auto question = [group = group_, chosen = work_->state().pupils,
                     now = services_.clock->now()](const store::Queries& queries) {
        Facts facts{.pupils = queries.pupils({group}, now),
                    .scale = queries.helpScale(),
                    .words = queries.factChoices(),
                    .steps = {}};
        for (const auto id : chosen) {
            facts.steps[id] = queries.steps(id);
            // A draft may be of a pupil of another group.
            if (std::ranges::find(facts.pupils, id, &domain::Pupil::id) == facts.pupils.end())
                if (auto pupil = queries.pupil(id))
                    facts.pupils.push_back(std::move(*pupil));
        }
        return facts;
    };
    whenAnswered(services_.store->read(std::move(question)), this, [this, work = work_](Facts facts) {
        if (work_ != work)
            return;
        pupilsHere_ = std::move(facts.pupils);
        scale_ = std::move(facts.scale);
        readiness_.setWords(facts.words);
        facts_.setWords(std::move(facts.words));
        for (auto& [pupil, steps] : facts.steps)
            stepsOf_[pupil] = std::move(steps);
        show();
    });
}

void CaptureModel::askSteps(PupilId pupil) {
    if (stepsOf_.contains(pupil))
        return;
    auto question = [pupil](const store::Queries& queries) { return queries.steps(pupil); };
    whenAnswered(services_.store->read(question), this,
                 [this, pupil, work = work_](std::vector<domain::Step> steps) {
                     if (work_ != work)
                         return;
                     stepsOf_[pupil] = std::move(steps);
                     show();
                 });
}

void CaptureModel::showSearch() {
    const auto words = search_.trimmed().toStdString();
    if (!work_ || words.empty()) {
        foundSteps_.clear();
        showSteps();
        return;
    }
    auto question = [words, pupils = work_->state().pupils](const store::Queries& queries) {
        std::vector<domain::Step> found;
        for (const auto pupil : pupils)
            for (auto& step : queries.suggestSteps(pupil, words, suggestions))
                found.push_back(std::move(step));
        return found;
    };
    whenAnswered(services_.store->read(std::move(question)), this,
                 [this, asked = search_](std::vector<domain::Step> found) {
                     if (asked != search_)
                         return; // more was typed since
                     foundSteps_ = std::move(found);
                     showSteps();
                 });
}

void CaptureModel::show() {
    if (!work_)
        return;
    const auto& state = work_->state();
    showPupils();
    help_.show(options::allLevels(scale_, state.help));
    facts_.show(state.facts, withPictures());
    const auto names = chosenNames();
    readiness_.show(names.isEmpty() ? std::vector<PupilId>{} : state.pupils, names);
    photos_.show(state.pictures());
    voice_.show(state.media, state.goingOn);
    showReview();
    showSteps();
    Q_EMIT changed();
}

void CaptureModel::showReview() {
    if (!work_)
        return;
    const auto& state = work_->state();
    QStringList heldBack;
    for (const auto& pupil : pupilsHere_)
        if (pupil.photos == domain::PhotoConsent::None)
            heldBack.append(QString::fromStdString(pupil.shortName()));
    review_.setHeldBack(heldBack.join(tr(", ")));
    // It comes when it is safe: the draft that has it is saved.
    const bool saving = review_.address().isEmpty() && work_->saving() == CaptureWork::Saving::Busy;
    const auto photos = state.photos();
    const bool none = photos.empty() || (!reviewed_ && (takingPictures() || saving));
    const auto photo = none        ? photos.end()
                       : reviewed_ ? std::ranges::find(photos, *reviewed_, &MediumRef::sha256)
                                   : std::prev(photos.end());
    if (photo == photos.end())
        return review_.show(nullptr, {});
    const auto hidden = state.hidden.find(photo->sha256);
    review_.show(&*photo, hidden == state.hidden.end() ? std::vector<media::HiddenPart>{} : hidden->second);
    if (stage_ == Stage::Review)
        review_.lookForFaces();
}

void CaptureModel::showPupils() {
    if (!work_)
        return;
    const auto& state = work_->state();
    const bool all = everyone_ || state.pupils.empty();
    std::vector<Option> list;
    for (const auto& pupil : pupilsHere_) {
        auto option = options::pupil(pupil);
        option.chosen = state.has(pupil.id);
        if (withPictures() && !option.chosen && pupil.photos == domain::PhotoConsent::None)
            option.reason = tr("No photos");
        if (all || option.chosen)
            list.push_back(std::move(option));
    }
    if (!all)
        list.push_back({.id = QString::fromLatin1(addPupil), .label = tr("+ Add pupil")});
    pupils_.show(std::move(list));
}

void CaptureModel::showSteps() {
    std::vector<Option> offered;
    std::vector<Option> found;
    if (work_) {
        const auto& state = work_->state();
        const auto optionOf = [&](const domain::Step& step) {
            auto option = options::step(step);
            if (state.pupils.size() > 1)
                if (const auto* owner = pupil(step.pupil))
                    option.detail = QString::fromStdString(owner->shortName());
            const auto chosen = state.steps.find(step.pupil);
            option.chosen = chosen != state.steps.end() && chosen->second.contains(step.id);
            return option;
        };
        for (const auto id : state.pupils) {
            const auto known = stepsOf_.find(id);
            if (known == stepsOf_.end())
                continue; // asked for, not answered yet
            for (const auto& step : known->second)
                if (auto option = optionOf(step); step.live || option.chosen)
                    offered.push_back(std::move(option));
        }
        std::set<QString> there;
        for (const auto& option : offered)
            there.insert(option.id);
        for (const auto& step : foundSteps_)
            if (auto option = optionOf(step); !there.contains(option.id))
                found.push_back(std::move(option));
    }
    steps_.show(folded(std::move(offered)));
    found_.show(std::move(found));
}

std::vector<Option> CaptureModel::folded(std::vector<Option> live) const {
    if (stage_ != Stage::Sheet || !stepsFolded_ || live.size() <= fewSteps + 1)
        return live;
    const auto all = live.size();
    const auto rest = live.begin() + fewSteps;
    live.erase(std::remove_if(rest, live.end(), [](const Option& option) { return !option.chosen; }),
               live.end());
    if (live.size() < all)
        live.push_back({.id = QString::fromLatin1(allSteps), .label = tr("All %1 steps").arg(all)});
    return live;
}

const domain::Pupil* CaptureModel::pupil(PupilId id) const {
    const auto it = std::ranges::find(pupilsHere_, id, &domain::Pupil::id);
    return it == pupilsHere_.end() ? nullptr : &*it;
}

const domain::Step* CaptureModel::step(domain::StepId id) const {
    for (const auto& [pupil, steps] : stepsOf_)
        if (const auto it = std::ranges::find(steps, id, &domain::Step::id); it != steps.end())
            return &*it;
    const auto it = std::ranges::find(foundSteps_, id, &domain::Step::id);
    return it == foundSteps_.end() ? nullptr : &*it;
}

bool CaptureModel::laterOffered() const {
    return work_ && work_->state().pupils.empty() && !work_->state().worthKeeping() &&
           !work_->takingPictures();
}

bool CaptureModel::withPictures() const {
    return work_ && (work_->state().withPictures() || work_->takingPictures() || clip_.recording());
}

bool CaptureModel::clipAlone() const {
    return work_ && work_->state().photos().empty() && !work_->state().pictures().empty();
}

QString CaptureModel::chosenNames() const {
    QStringList names;
    for (const auto id : work_->state().pupils)
        if (const auto* known = pupil(id))
            names.append(QString::fromStdString(known->shortName()));
    return names.join(tr(", "));
}

QString CaptureModel::told() const {
    if (!work_)
        return {};
    const auto& state = work_->state();
    QStringList parts{chosenNames()};
    if (const auto* level = scale_.find(state.help))
        parts.append(helpWord(level->label));
    const auto photos = state.photos().size();
    const auto clips = std::ranges::count(state.media, domain::clipKind, &MediumRef::kind);
    if (photos > 1)
        parts.append(tr("%1 photos").arg(photos));
    else if (photos == 1 || (withPictures() && clips == 0))
        parts.append(tr("Photo"));
    if (clips > 0)
        parts.append(tr("Clip"));
    const bool spoken =
        work_->takingVoices() || std::ranges::count(state.media, domain::voiceKind, &MediumRef::kind) > 0;
    if (spoken)
        parts.append(tr("Voice note"));
    else if (!withPictures() && !state.note.empty())
        parts.append(tr("Note"));
    return parts.join(QStringLiteral(" · "));
}

QString CaptureModel::title() const {
    switch (stage_) {
    case Stage::Camera:
        return tr("Camera");
    case Stage::Review:
        return tr("The photo");
    case Stage::Who:
        return tr("Who is it?");
    case Stage::WhichStep: {
        const auto* known =
            work_ && !work_->state().pupils.empty() ? pupil(work_->state().pupils.front()) : nullptr;
        return known ? tr("What could %1 do?").arg(QString::fromStdString(known->shortName()))
                     : tr("Which step?");
    }
    case Stage::Sheet:
    case Stage::Closed:
        break;
    }
    return tr("New record");
}

QString CaptureModel::note() const {
    return work_ ? QString::fromStdString(work_->state().note) : QString();
}

int CaptureModel::times() const {
    return counted("n", -1);
}

int CaptureModel::tries() const {
    return counted("m", usualTries);
}

int CaptureModel::counted(const char* fact, int otherwise) const {
    if (!work_)
        return otherwise;
    const auto& facts = work_->state().facts;
    const auto it = facts.find(fact);
    bool number = false;
    const int value = it == facts.end() ? 0 : QString::fromStdString(it->second).toInt(&number);
    return number ? value : otherwise;
}

QString CaptureModel::savingText() const {
    if (!work_)
        return {};
    switch (work_->saving()) {
    case CaptureWork::Saving::Busy:
        return tr("Saving…");
    case CaptureWork::Saving::Failed:
        return tr("This tablet could not save. Leave the sheet open and ask for help: what you wrote is "
                  "still here.");
    case CaptureWork::Saving::Nothing:
        return tr("Everything is saved on this tablet as you go.");
    case CaptureWork::Saving::Saved:
        break;
    }
    return tr("Saved on this tablet as you go. Swipe down to leave.");
}

bool CaptureModel::savingFailed() const {
    return work_ && work_->saving() == CaptureWork::Saving::Failed;
}

QString CaptureModel::photosRefused() const {
    if (!work_)
        return {};
    for (const auto id : work_->state().pupils)
        if (const auto* known = pupil(id); known && known->photos == domain::PhotoConsent::None)
            return tr("No photos of %1").arg(QString::fromStdString(known->shortName()));
    return noCamerasHere() ? tr("No cameras here") : QString();
}

bool CaptureModel::noCamerasHere() const {
    return work_ && facts_.forbidCameras(work_->state().facts);
}

} // namespace jotter::viewmodels
