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
constexpr auto assistant = "Joy Okonjo";
} // namespace

School::School() {
    const QString invented = folder_.filePath(QStringLiteral("thornbeck"));
    QProcess maker;
    maker.start(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("jotter-demo-school")),
                {QStringLiteral("--size"), QStringLiteral("term"), QStringLiteral("--out"), invented});
    if (!maker.waitForFinished(-1) || maker.exitCode() != 0)
        throw std::runtime_error("the demo school could not be made");
    server_ = std::make_unique<support::ServerProcess>(folder_.filePath(QStringLiteral("school")));
    server_->load(invented + QStringLiteral("/changes.ndjson"), invented + QStringLiteral("/media"),
                  invented + QStringLiteral("/pins.json"));
    server_->start();
}

SchoolTablet::SchoolTablet(School& school) {
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
    std::promise<Expected<transport::Enrolled>> enrolled;
    runner_->enrol(school.server().enrolmentCode({QStringLiteral("Harbour Room")}).toStdString(), "Bench",
                   [&](auto answer) { enrolled.set_value(std::move(answer)); });
    enrolled_ = must(enrolled.get_future().get());
    must(store().becomeDevice(enrolled_.device).result());
    const auto nothingLeft = [](const engine::Status& status) {
        return status.allOnServer && status.lastSuccess.has_value() &&
               status.counts.wantedMedia + status.counts.wantedThumbs == 0;
    };
    exchange(nothingLeft);
    adult_ = read([](const store::Queries& queries) {
        for (const auto& adult : queries.adults())
            if (adult.name == assistant)
                return adult.id;
        throw std::runtime_error("the assistant is not of this school");
    });
    std::promise<Expected<transport::GrantedTicket>> ticket;
    runner_->ticket(adult_, "2468", [&](auto answer) { ticket.set_value(std::move(answer)); });
    ticket_ = must(ticket.get_future().get()).id;
    // A tablet holds no pupil before somebody signed in: now they come.
    await([&](const engine::Status& status) {
        return nothingLeft(status) && read([&](const store::Queries& queries) {
                   pupils_ = queries.pupils(queries.adult(adult_)->groups, clock_.now());
                   steps_.clear();
                   for (const auto& pupil : pupils_)
                       if (auto steps = queries.steps(pupil.id); !steps.empty())
                           steps_.push_back(steps.front().id);
                   return !pupils_.empty() && steps_.size() == pupils_.size();
               });
    });
    runner_->stop();
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

} // namespace jotter::bench
