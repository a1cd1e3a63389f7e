#include "app/viewmodels/safe/safe_pill.h"

namespace jotter::viewmodels {

SafePill::SafePill(const SafetyWatch& watch, QObject* parent)
    : QObject(parent)
    , watch_(watch) {
    connect(&watch_, &SafetyWatch::changed, this, &SafePill::changed);
}

SafePill::State SafePill::state() const {
    if (!watch_.known())
        return State::Unknown;
    if (watch_.counts().needsLook > 0)
        return State::NeedsLook;
    const auto& counts = watch_.counts();
    const bool waits = counts.waiting > 0 || counts.mediaWaiting > 0 || counts.beingCompared > 0;
    return waits || !watch_.hasServer() ? State::OnTablet : State::AllSafe;
}

QString SafePill::text() const {
    switch (state()) {
    case State::NeedsLook: {
        const auto count = static_cast<int>(watch_.counts().needsLook);
        return count == 1 ? tr("1 needs a look") : tr("%1 need a look").arg(count);
    }
    case State::OnTablet:
        if (!watch_.hasServer())
            return tr("Kept on this tablet");
        if (watch_.counts().waiting == 0)
            return watch_.counts().mediaWaiting == 0 ? tr("Being checked") : tr("Pictures on this tablet");
        return tr("%1 on this tablet").arg(watch_.counts().waiting);
    case State::AllSafe:
        return tr("All on the school server");
    case State::Unknown:
        break;
    }
    return {};
}

QString SafePill::shortText() const {
    switch (state()) {
    case State::AllSafe:
        return tr("All safe");
    case State::OnTablet:
        if (!watch_.hasServer())
            return tr("This tablet");
        if (watch_.counts().waiting == 0)
            return watch_.counts().mediaWaiting == 0 ? tr("Checking") : tr("Pictures");
        return tr("%1 here").arg(watch_.counts().waiting);
    case State::NeedsLook:
        return tr("%1 to look at").arg(watch_.counts().needsLook);
    case State::Unknown:
        break;
    }
    return {};
}

} // namespace jotter::viewmodels
