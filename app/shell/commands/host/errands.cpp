#include "app/shell/commands/host/errands.h"

#include "app/shell/commands/host/exchange_watch.h"
#include "platform/api/answer.h"

namespace jotter::shell {

using session::Session;

namespace {
/// Signs an adult in beside the window's session, for one command: the window does not notice, the limits for
/// wrong tries are the same because the tickets are.
class Guest : public QObject {
public:
    Guest(const CommandHost::World& world, QObject* parent)
        : QObject(parent)
        , session_(world.staff, &world.sync, world.clock, {}) {}

    template <class Tell>
    void enter(AdultId adult, std::string pin, Tell tell) {
        connect(
            &session_, &Session::adultsChanged, this,
            [this, adult, pin = std::move(pin), tell = std::move(tell)] {
                whenAnswered(session_.signIn(adult, pin), this, [this, tell](const Expected<void>& entered) {
                    tell(entered ? Expected<Admission>(admission())
                                 : Expected<Admission>(tl::make_unexpected(entered.error())));
                    deleteLater();
                });
            },
            Qt::SingleShotConnection);
        session_.refresh();
    }

private:
    [[nodiscard]] Admission admission() const {
        Admission admission{session_.ticket().value_or(TicketId{}), {}};
        for (const auto& group : session_.groups())
            admission.groups.push_back(group.id);
        return admission;
    }

    Session session_;
};
} // namespace

CommandHost::Errands::Errands(const World& world)
    : world_(world)
    , there_(std::make_unique<QObject>()) {}

CommandHost::Errands::~Errands() = default;

void CommandHost::Errands::close() {
    const std::lock_guard lock(closing_);
    there_.reset(); // what was asked and not yet begun is dropped, and with it the promises
}

template <class T, class Start>
Expected<T> CommandHost::Errands::ask(Start start) {
    auto promise = std::make_shared<QPromise<Expected<T>>>();
    promise->start();
    auto future = promise->future();
    {
        const std::lock_guard lock(closing_);
        if (there_)
            QMetaObject::invokeMethod(
                there_.get(), [promise, start = std::move(start)] { start(promise); }, Qt::QueuedConnection);
    }
    promise.reset();
    future.waitForFinished();
    if (future.resultCount() == 0)
        return fail("stopped", ErrorCategory::Transient,
                    "Jotter was closed; what was saved is kept, try again.");
    return future.result();
}

Expected<Admission> CommandHost::Errands::admit(AdultId adult, const std::string& pin) {
    const std::lock_guard lock(door_);
    return ask<Admission>([this, adult, pin](const Promise<Admission>& promise) {
        auto* guest = new Guest(world_, there_.get());
        guest->enter(adult, pin,
                     [promise](Expected<Admission> admission) { keep(*promise, std::move(admission)); });
    });
}

Expected<std::string> CommandHost::Errands::enrol(const std::string& code, const std::string& device) {
    return ask<std::string>([this, code, device](const Promise<std::string>& promise) {
        whenAnswered(world_.sync.enrol(code, device), there_.get(),
                     [promise](const Expected<std::string>& school) {
                         keep(*promise, Expected<std::string>(school));
                     });
    });
}

Expected<session::SyncStatus> CommandHost::Errands::exchange(const Progress& progress) {
    return ask<session::SyncStatus>([this, progress](const Promise<session::SyncStatus>& promise) {
        auto* watch = new ExchangeWatch(world_.sync, progress, there_.get());
        QObject::connect(watch, &ExchangeWatch::ended, watch,
                         [watch, promise](const session::SyncStatus& status) {
                             keep(*promise, Expected<session::SyncStatus>(status));
                             watch->deleteLater();
                         });
        watch->begin();
    });
}

} // namespace jotter::shell
