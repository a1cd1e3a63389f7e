#include "tests/bench/school_tablet.h"

#include "tests/support/keys_in_files.h"
#include "tests/support/must.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

#include <future>
#include <stdexcept>

namespace jotter::bench {

using support::must;

namespace {
bool nothingLeft(const engine::Status& status) {
    return status.allOnServer && status.lastSuccess.has_value() && status.phase == engine::Phase::Idle &&
           status.counts.wantedMedia + status.counts.wantedThumbs == 0;
}
} // namespace

School::School(const QString& size, bool pictures) {
    const QString invented = folder_.filePath(QStringLiteral("thornbeck"));
    QProcess maker;
    maker.start(
        QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("jotter-demo-school")),
        QStringList{QStringLiteral("--size"), size, QStringLiteral("--out"), invented} +
            (pictures ? QStringList{} : QStringList{QStringLiteral("--pictures"), QStringLiteral("0")}));
    if (!maker.waitForFinished(-1) || maker.exitCode() != 0)
        throw std::runtime_error("the demo school could not be made");
    server_ = std::make_unique<support::ServerProcess>(folder_.filePath(QStringLiteral("school")));
    server_->load(invented + QStringLiteral("/changes.ndjson"), invented + QStringLiteral("/media"),
                  invented + QStringLiteral("/pins.json"));
    server_->start();
}

SchoolTablet::SchoolTablet(School& school, std::optional<support::Line::Kind> kind, const Owner& owner) {
    profile_ = must(shell::Profile::openWhole({.folder = folder_.path().toStdString(),
                                               .keyStores = support::keysInFiles,
                                               .clock = &clock_,
                                               .random = &random_}));
    runner_ =
        std::make_unique<transport::SyncRunner>(profile_->signer(), [this](const engine::Status& status) {
            const std::scoped_lock lock(mutex_);
            status_ = status;
            changed_.notify_all();
        });
    join(school, owner.groups);
    exchange(nothingLeft);
    signIn(owner.name);
    // A tablet holds no pupil before somebody signed in: now they come.
    const auto start = std::chrono::steady_clock::now();
    await([this](const engine::Status& status) { return nothingLeft(status) && showsPupils(); });
    secondsToFill_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    runner_->stop();
    if (!kind)
        return;
    line_.emplace(school.server().port(), *kind);
    enrolled_.server.url = "https://127.0.0.1:" + std::to_string(line_->port());
}

void SchoolTablet::join(School& school, const QStringList& groups) {
    std::promise<Expected<transport::Enrolled>> enrolled;
    runner_->enrol(school.server().enrolmentCode(groups).toStdString(), "Bench",
                   [&](auto answer) { enrolled.set_value(std::move(answer)); });
    enrolled_ = must(enrolled.get_future().get());
    must(store().becomeDevice(enrolled_.device).result());
}

void SchoolTablet::signIn(const std::string& name) {
    adult_ = read([&](const store::Queries& queries) {
        for (const auto& adult : queries.adults())
            if (name.empty() ? adult.role == domain::Role::Senco : adult.name == name)
                return adult.id;
        throw std::runtime_error("the adult is not of this school");
    });
    std::promise<Expected<transport::GrantedTicket>> ticket;
    runner_->ticket(adult_, "2468", [&](auto answer) { ticket.set_value(std::move(answer)); });
    ticket_ = must(ticket.get_future().get()).id;
}

bool SchoolTablet::showsPupils() {
    return read([this](const store::Queries& queries) {
        auto groups = queries.adult(adult_)->groups;
        if (groups.empty()) // of every one
            for (const auto& group : queries.groups())
                groups.push_back(group.id);
        pupils_ = queries.pupils(groups, clock_.now());
        steps_.clear();
        for (const auto& pupil : pupils_)
            if (auto steps = queries.steps(pupil.id); !steps.empty())
                steps_.push_back(steps.front().id);
        return !pupils_.empty() && steps_.size() == pupils_.size();
    });
}

SchoolTablet::~SchoolTablet() = default;

domain::Observation SchoolTablet::observation(std::size_t number) {
    const auto which = number % pupils_.size();
    domain::Observation observation;
    observation.id = domain::ObservationId::make(clock_.now(), random_);
    observation.pupil = pupils_[which].id;
    observation.author = adult_;
    observation.ticket = ticket_;
    observation.steps = {steps_[which]};
    observation.help = number % 2 == 0 ? "own" : "gesture";
    observation.note = "Counted the cups at snack, number " + std::to_string(number) + ".";
    return observation;
}

void SchoolTablet::exchange(const std::function<bool(const engine::Status&)>& done) {
    {
        const std::scoped_lock lock(mutex_);
        status_ = {};
    }
    runner_->start(enrolled_.server, enrolled_.device, store().journal(), vault());
    await(done);
}

void SchoolTablet::await(const std::function<bool(const engine::Status&)>& done) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, std::chrono::minutes{3}, [&] { return done(status_); }))
        throw std::runtime_error("synchronising did not end");
}

double SchoolTablet::exchangeUntil(const std::function<bool(const engine::Status&)>& done) {
    const auto start = std::chrono::steady_clock::now();
    exchange(done);
    const auto end = std::chrono::steady_clock::now();
    runner_->stop();
    return std::chrono::duration<double>(end - start).count();
}

std::vector<std::string> SchoolTablet::unsent() {
    std::vector<std::string> bytes;
    for (auto& change : must(store().journal().unsent(100'000, 1'000'000'000)))
        bytes.push_back(std::move(change.bytes));
    return bytes;
}

std::vector<std::string> SchoolTablet::received() {
    std::vector<std::string> bytes;
    std::uint64_t after = 0;
    for (;;) {
        auto some = must(store().journal().receipted(after, 1000, 16UL << 20U));
        if (some.empty())
            return bytes;
        after = some.back().position;
        for (auto& change : some)
            bytes.push_back(std::move(change.bytes));
    }
}

} // namespace jotter::bench
