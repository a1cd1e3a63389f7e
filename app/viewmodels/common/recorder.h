#pragma once

#include "app/domain/concern.h"
#include "app/domain/observation.h"
#include "app/domain/readiness.h"
#include "app/viewmodels/common/services.h"
#include "app/viewmodels/common/toast_model.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace jotter::viewmodels {

/// Records what an adult saw, and takes it back. "Saved on this tablet" is said only when the store has
/// answered that it is durable.
class Recorder : public QObject {
    Q_OBJECT

public:
    Recorder(Services services, ToastModel& toast, QObject* parent = nullptr);

    /// `what` has neither id, author nor ticket yet: they are given here. All go in one transaction, which
    /// also ends the drafts. `told` stands before "Saved on this tablet". `done` hears whether it worked.
    void record(std::vector<domain::Observation> what, const QString& told,
                std::vector<std::string> endsDrafts = {}, std::function<void(bool)> done = {});

    /// The same of a concern; with it its author's reference.
    void raise(domain::Concern concern, const QString& told, const std::string& endsDraft,
               std::function<void(bool)> done);

    /// The same of what becomes of a concern. Undo says `before` again, to both who read it.
    void answer(const domain::RaisedConcern& concern, domain::ConcernAnswer now, domain::ConcernAnswer before,
                const QString& told, const std::string& endsDraft, std::function<void(bool)> done);

    /// The same of how pupils are today. `undone` hears when somebody takes it back.
    void say(std::vector<domain::Readiness> what, const QString& told, std::function<void(bool)> done,
             std::function<void()> undone);

    /// Records what somebody chose; author and ticket are given here. Nothing takes it back: both versions
    /// stay in the history.
    void write(domain::NewChange change, const QString& told);

    [[nodiscard]] ToastModel& toast() { return toast_; }

private:
    /// Adds what they say to `changes`, or says why not.
    using Give = std::function<Expected<void>(const SignedIn& who, std::vector<domain::NewChange>& changes)>;
    /// What Undo would record, and who hears of it; empty when nothing is offered.
    struct WayBack {
        std::vector<domain::NewChange> changes{};
        std::function<void()> taken{};
    };
    /// `instead`: what Undo records, where it does not take back what was recorded.
    void keep(const Give& give, const QString& told, std::vector<std::string> endsDrafts,
              std::function<void(bool)> done, std::function<void()> undone = {},
              std::optional<std::vector<domain::NewChange>> instead = {});
    void takeBack();

    Services services_;
    ToastModel& toast_;
    WayBack wayBack_;
};

} // namespace jotter::viewmodels
