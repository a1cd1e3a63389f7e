#include "app/shell/sync/sync_service.h"

#include "platform/api/answer.h"

#include <QGuiApplication>

#include <utility>

namespace jotter::shell {

namespace {

using session::SyncStatus;

SyncStatus::Phase phaseOf(engine::Phase phase) {
    switch (phase) {
    case engine::Phase::Idle:
        return SyncStatus::Phase::Idle;
    case engine::Phase::Exchanging:
        return SyncStatus::Phase::Exchanging;
    case engine::Phase::Waiting:
        return SyncStatus::Phase::Waiting;
    case engine::Phase::Paused:
        return SyncStatus::Phase::Paused;
    }
    return SyncStatus::Phase::Idle;
}
} // namespace

SyncService::SyncService(World world, QObject* parent)
    : SyncPort(parent)
    , world_(world)
    , runner_(world.signer, [this](const engine::Status& status) {
        QMetaObject::invokeMethod(
            this, [this, status] { hear(status); }, Qt::QueuedConnection);
    }) {
    connect(&world_.store, &store::Store::committed, this, &SyncService::onCommit, Qt::QueuedConnection);
    connect(&world_.surroundings, &platform::Surroundings::networkChanged, this, &SyncService::onNetwork);
    if (auto* app = qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        connect(app, &QGuiApplication::applicationStateChanged, this, &SyncService::onFront);
}

SyncService::~SyncService() = default;

void SyncService::begin(const std::optional<Enrolment>& enrolment, DeviceId device) {
    if (!enrolment)
        return;
    picturesAnyway_ = enrolment->picturesAnyway;
    start(enrolment->server, device);
}

void SyncService::start(const transport::ServerAddress& server, DeviceId device) {
    if (enrolled_)
        runner_.stop();
    enrolled_ = true;
    status_.phase = SyncStatus::Phase::Idle;
    runner_.start(server, device, world_.store.journal(), world_.vault);
    tellNetwork();
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        runner_.poke(engine::Reason::Foreground);
    Q_EMIT statusChanged();
}

void SyncService::hear(const engine::Status& status) {
    SyncStatus next;
    next.phase = enrolled_ ? phaseOf(status.phase) : SyncStatus::Phase::NotEnrolled;
    next.sentence = std::string(engine::toCode(status.obstacle));
    next.issuer = status.issuer;
    next.lastExchange = status.lastExchange;
    const auto& counts = status.counts;
    next.nothingLeft =
        next.phase == SyncStatus::Phase::Idle &&
        counts.unsentChanges + counts.unsentMedia + counts.wantedThumbs + counts.wantedMedia == 0;
    next.leaving = status.leaving == engine::Leaving::No        ? SyncStatus::Leaving::No
                   : status.leaving == engine::Leaving::Sending ? SyncStatus::Leaving::Sending
                                                                : SyncStatus::Leaving::Wipe;
    next.metered = status_.metered;
    next.picturesAnyway = status_.picturesAnyway;
    next.travelling = status.travelling;
    next.travellingTotal = status.travellingTotal;
    if (next == status_)
        return;
    const bool wiping = next.leaving == SyncStatus::Leaving::Wipe && status_.leaving != next.leaving;
    status_ = std::move(next);
    Q_EMIT statusChanged();
    if (wiping)
        Q_EMIT wipe();
}

void SyncService::poke() {
    runner_.poke(engine::Reason::Tapped);
}

void SyncService::onCommit(const store::Commit& commit) {
    if (enrolled_ && commit.outbox && !commit.fromServer && !commit.streams.empty())
        runner_.poke(engine::Reason::Saved);
}

void SyncService::onNetwork() {
    if (!enrolled_)
        return;
    tellNetwork();
    runner_.poke(engine::Reason::NetworkChanged);
}

void SyncService::tellNetwork() {
    const bool metered = world_.surroundings.metered();
    runner_.setNetwork(metered, picturesAnyway_);
    const bool changed = status_.metered != metered || status_.picturesAnyway != picturesAnyway_;
    status_.metered = metered;
    status_.picturesAnyway = picturesAnyway_;
    if (changed)
        Q_EMIT statusChanged();
}

void SyncService::setPicturesAnyway(bool anyway) {
    if (std::exchange(picturesAnyway_, anyway) == anyway)
        return;
    static_cast<void>(world_.store.saveSetting(picturesAnywaySetting, anyway ? "yes" : ""));
    if (!enrolled_)
        return;
    tellNetwork();
    runner_.poke(engine::Reason::Tapped);
}

void SyncService::onFront(Qt::ApplicationState state) {
    if (!enrolled_)
        return;
    if (state == Qt::ApplicationActive)
        runner_.poke(engine::Reason::Foreground);
    else if (state == Qt::ApplicationHidden || state == Qt::ApplicationSuspended)
        runner_.poke(engine::Reason::Background);
}

QFuture<Expected<std::string>> SyncService::enrol(std::string code, std::string deviceName) {
    auto [promise, future] = promised<Expected<std::string>>();
    runner_.enrol(
        std::move(code), std::move(deviceName), [this, promise](Expected<transport::Enrolled> enrolled) {
            if (!enrolled) {
                keep(*promise, Expected<std::string>(tl::make_unexpected(enrolled.error())));
                return;
            }
            QMetaObject::invokeMethod(
                this,
                [this, promise, enrolled = std::move(*enrolled)] {
                    whenAnswered(keepEnrolment(world_.store, enrolled), this,
                                 [this, promise, enrolled](const Expected<void>& kept) {
                                     if (kept)
                                         start(enrolled.server, enrolled.device);
                                     keep(*promise,
                                          kept ? Expected<std::string>(enrolled.school)
                                               : Expected<std::string>(tl::make_unexpected(kept.error())));
                                 });
                },
                Qt::QueuedConnection);
        });
    return future;
}

QFuture<Expected<session::SyncPort::GrantedTicket>> SyncService::ticket(AdultId adult, std::string pin) {
    auto [promise, future] = promised<Expected<GrantedTicket>>();
    runner_.ticket(adult, std::move(pin), [promise](Expected<transport::GrantedTicket> granted) {
        keep(*promise, granted.map([](const transport::GrantedTicket& ticket) {
            return GrantedTicket{ticket.id, ticket.expires};
        }));
    });
    return future;
}

} // namespace jotter::shell
