#include "app/viewmodels/concern/form_draft.h"

#include "platform/api/answer.h"

#include <utility>

namespace jotter::viewmodels {

using namespace std::chrono_literals;

FormDraft::FormDraft(store::Store& store, const Clock& clock, QObject* parent)
    : QObject(parent)
    , store_(store)
    , clock_(clock) {
    soon_.setSingleShot(true);
    soon_.setInterval(2s);
    connect(&soon_, &QTimer::timeout, this, &FormDraft::write);
}

void FormDraft::begin(std::string id, AdultId author) {
    leave();
    ++form_;
    id_ = std::move(id);
    author_ = author;
    state_ = State::Nothing;
}

void FormDraft::found() {
    state_ = State::Kept;
}

void FormDraft::keep(std::string body, bool atOnce) {
    if (id_.empty())
        return;
    body_ = std::move(body);
    if (atOnce)
        write();
    else if (!soon_.isActive())
        soon_.start();
}

void FormDraft::leave() {
    if (soon_.isActive())
        write();
}

void FormDraft::sent() {
    ++form_;
    state_ = State::Nothing;
}

void FormDraft::write() {
    soon_.stop();
    state_ = State::Busy;
    auto kept =
        body_.empty()
            ? store_.dropDraft(id_)
            : store_.saveDraft(
                  {.id = id_, .author = author_, .body = body_, .media = {}, .changed = clock_.now()});
    whenAnswered(std::move(kept), this, [this, form = form_](const Expected<void>& answer) {
        if (form != form_)
            return;
        state_ = answer ? State::Kept : State::Failed;
        Q_EMIT changed();
    });
}

QString FormDraft::words() const {
    switch (state_) {
    case State::Failed:
        return tr("This cannot be saved just now. Keep the form open.");
    case State::Kept:
        return tr("Saved on this tablet, for you alone, until you send it.");
    default:
        return tr("Only you see this until you send it.");
    }
}

} // namespace jotter::viewmodels
