#include "app/viewmodels/concern/concern_answer_model.h"

#include "app/viewmodels/app/words.h"
#include "app/viewmodels/concern/concern_draft.h"
#include "app/viewmodels/concern/concern_words.h"
#include "platform/api/answer.h"

#include <utility>

namespace jotter::viewmodels {

namespace {
constexpr auto untouched = "new"; ///< nobody has said anything of it yet
}

ConcernAnswerModel::ConcernAnswerModel(const Services& services, Recorder& recorder, QObject* parent)
    : QObject(parent)
    , services_(services)
    , recorder_(recorder)
    , draft_(*services.store, *services.clock) {
    connect(&states_, &OptionList::picked, this, [this](const QString& id) {
        if (!item_)
            return;
        say(id.toStdString(), answer_);
        edited(true);
    });
    connect(&draft_, &FormDraft::changed, this, &ConcernAnswerModel::changed);
}

void ConcernAnswerModel::open(AdultId reader, std::optional<store::ConcernItem> item) {
    reader_ = reader;
    item_ = std::move(item);
    sending_ = false;
    draft_.begin(item_ ? answerDraftId(reader_, item_->raised.id) : std::string(), reader_);
    if (item_)
        say(item_->state == untouched ? std::string() : item_->state, item_->answer);
    else
        say({}, {});
    Q_EMIT changed();
    if (item_)
        findDraft();
}

void ConcernAnswerModel::findDraft() {
    const auto gather = [reader = reader_, id = draft_.id()](const store::Queries& queries) {
        std::optional<domain::ConcernAnswer> begun;
        for (const auto& draft : queries.drafts(reader))
            if (draft.id == id)
                begun = answerFromBody(draft.body);
        return begun;
    };
    whenAnswered(services_.store->read(gather), this,
                 [this, id = draft_.id()](const std::optional<domain::ConcernAnswer>& begun) {
                     if (!begun || id != draft_.id() || differs())
                         return;
                     draft_.found();
                     say(begun->state, begun->answer.value_or(""));
                     Q_EMIT changed();
                 });
}

void ConcernAnswerModel::refresh(const store::ConcernItem& item) {
    if (!item_)
        return;
    const bool written = differs();
    item_ = item;
    if (!written && item_->state != untouched)
        say(item_->state, item_->answer);
    Q_EMIT changed();
}

void ConcernAnswerModel::retell() {
    say(state_, answer_);
    Q_EMIT changed();
}

void ConcernAnswerModel::say(std::string state, std::string answer) {
    state_ = std::move(state);
    answer_ = std::move(answer);
    states_.show(concern::stateChoices(state_));
}

void ConcernAnswerModel::setAnswer(const QString& answer) {
    if (!item_ || answer == this->answer())
        return;
    answer_ = answer.toStdString();
    edited(false);
}

void ConcernAnswerModel::edited(bool atOnce) {
    if (!sending_) // what is touched while it goes is kept when it did not go
        draft_.keep(differs() ? toBody({.state = state_, .answer = answer_}) : std::string(), atOnce);
    Q_EMIT changed();
}

bool ConcernAnswerModel::differs() const {
    const auto& said = item_->state == untouched ? std::string() : item_->state;
    return state_ != said || answer_ != item_->answer;
}

bool ConcernAnswerModel::ready() const {
    return item_ && !sending_ && !state_.empty() && differs();
}

void ConcernAnswerModel::leave() {
    draft_.leave();
}

void ConcernAnswerModel::send() {
    if (!ready())
        return;
    draft_.leave();
    sending_ = true;
    Q_EMIT changed();
    domain::ConcernAnswer now{.state = state_}, before{.state = item_->state};
    if (answer_ != item_->answer) {
        now.answer = answer_;
        before.answer = item_->answer;
    }
    const auto told =
        author().isEmpty() ? tr("Answer about %1").arg(pupil()) : tr("Answer to %1").arg(author());
    recorder_.answer(item_->raised, now, before, told, draft_.id(),
                     [this, id = item_->raised.id](bool worked) {
                         if (this->id() != id)
                             return;
                         sending_ = false;
                         if (worked) {
                             draft_.sent();
                             Q_EMIT sent();
                             Q_EMIT changed();
                         } else {
                             edited(true);
                         }
                     });
}

std::optional<EntityId> ConcernAnswerModel::id() const {
    return item_ ? std::optional(item_->raised.id) : std::nullopt;
}

QString ConcernAnswerModel::concernId() const {
    return item_ ? QString::fromStdString(item_->raised.id.toString()) : QString();
}

QString ConcernAnswerModel::pupil() const {
    return item_ ? QString::fromStdString(item_->pupil.shortName()) : QString();
}

QString ConcernAnswerModel::author() const {
    return item_ ? QString::fromStdString(item_->author) : QString();
}

QString ConcernAnswerModel::when() const {
    return item_ ? words::dayAndTime(item_->at) : QString();
}

QString ConcernAnswerModel::text() const {
    return item_ ? QString::fromStdString(item_->text) : QString();
}

QStringList ConcernAnswerModel::facts() const {
    return item_ ? concern::facts(item_->since, item_->areas, item_->tried) : QStringList();
}

QString ConcernAnswerModel::answer() const {
    return QString::fromStdString(answer_);
}

QString ConcernAnswerModel::savingText() const {
    return item_ && state_.empty() && !draft_.failed() ? tr("Choose what happens now, then send it.")
                                                       : draft_.words();
}

} // namespace jotter::viewmodels
