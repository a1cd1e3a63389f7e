#include "app/domain/observation.h"
#include "app/store/sqlite/connection.h"
#include "app/store/store.h"
#include "tests/bench/bench.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <iostream>

using namespace jotter;

namespace {
seal::WrapKey benchKey() {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(0x42);
    return seal::WrapKey(bytes);
}

template <class T>
T need(Expected<T> value) {
    if (!value) {
        std::cerr << "the benchmark cannot go on: " << value.error().code << "\n";
        std::exit(1);
    }
    return std::move(*value);
}

MediumRef anyPhoto(RandomSource& random) {
    Sha256 photo, thumb;
    random.fill(photo.bytes);
    random.fill(thumb.bytes);
    return {photo, 300'000, "photo", thumb};
}

/// A store that holds so many observations of 140 pupils, as a special school's tablet would.
class FullStore {
public:
    explicit FullStore(std::size_t records)
        : store_(need(store::Store::open({folder_.path().toStdString(), benchKey(), &clock_, &random_}))) {
        for (int i = 0; i < 140; ++i)
            pupils_.push_back(PupilId::make(clock_.now(), random_));
        const auto device = DeviceId::make(clock_.now(), random_);
        HybridClock hybrid(clock_, device);
        std::vector<SealedChange> changes;
        for (std::size_t i = 0; i < records; ++i) {
            auto given = need(seen(i % 7 == 0, i % 4 == 0).toChange());
            Change change;
            change.id = ChangeId::make(clock_.now(), random_);
            change.type = given.type;
            change.stream = given.stream;
            change.entity = given.entity;
            change.author = given.author;
            change.device = device;
            change.hlc = hybrid.tick();
            change.at = clock_.now() - std::chrono::minutes(records - i);
            change.media = given.media;
            change.fields = given.fields;
            changes.push_back(need(serialise(std::move(change))));
        }
        const auto loaded = store_->load(std::move(changes)).result();
        if (!loaded)
            std::exit(1);
    }

    [[nodiscard]] domain::Observation seen(bool photo, bool note) {
        domain::Observation seen;
        seen.id = domain::ObservationId::make(clock_.now(), random_);
        seen.pupil = pupils_[random_.next64() % pupils_.size()];
        seen.author = AdultId{pupils_[0].value};
        seen.steps = {domain::StepId{seen.pupil.value}};
        seen.help = "gesture";
        if (note)
            seen.note = "Sorted the shells by size and said why the last one did not fit";
        if (photo)
            seen.media = {anyPhoto(random_)};
        return seen;
    }
    /// From the call to the durable commit.
    [[nodiscard]] double capture() {
        auto change = need(seen(true, false).toChange());
        return bench::seconds([&] { need(store_->record({std::move(change)}).result()); });
    }
    /// How many bytes such a change has in the log.
    [[nodiscard]] std::size_t bytesOfOne() { return need(store_->journal().unsent(1, 1)).at(0).bytes.size(); }

private:
    QTemporaryDir folder_;
    SystemClock clock_;
    SystemRandom random_;
    std::vector<PupilId> pupils_;
    std::unique_ptr<store::Store> store_;
};

/// The limit: the same bytes as one row of one table, by the same SQLite with the same pragmas.
class OneRow {
public:
    explicit OneRow(std::size_t bytes)
        : connection_(folder_.path().toStdString() + "/one.db", benchKey(), store::Connection::Access::Create)
        , bytes_(bytes, 'x') {
        connection_.exec("CREATE TABLE one(row INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    }
    [[nodiscard]] double insert() {
        const auto time = bench::seconds([&] {
            store::Transaction transaction(connection_, store::Transaction::Kind::Write);
            connection_.run("INSERT INTO one(bytes) VALUES (?1)", store::Blob{bytes_});
            transaction.commit();
        });
        if (connection_.walPages() >= 1'000)
            static_cast<void>(
                connection_.checkpoint(store::Connection::Log::Keep)); // a busy log is copied next time
        return time;
    }

private:
    QTemporaryDir folder_;
    store::Connection connection_;
    std::string bytes_;
};
} // namespace

/// P1: from the call of the view-model to the durable commit.
int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    bench::Figures figures(argc, argv);
    constexpr int runs = 400;
    std::map<std::size_t, double> medians;
    for (const std::size_t records : {2'000UL, 53'000UL, 266'000UL}) {
        FullStore full(records);
        for (int i = 0; i < 20; ++i) // warms caches up before the log is asked for the size of one
            static_cast<void>(full.capture());
        OneRow one(full.bytesOfOne());
        const auto pair =
            bench::Pair::measure([&] { return full.capture(); }, [&] { return one.insert(); }, runs);
        medians[records] = bench::quantile(pair.ours, 0.5);
        if (records != 53'000UL)
            continue;
        const auto inMs = [](double seconds) { return seconds * 1e3; };
        figures.add("P1 capture commit, 53,000 records, median", inMs(bench::quantile(pair.ours, 0.5)),
                    inMs(bench::quantile(pair.reference, 0.5)), "ms", "<= 2.0");
        figures.add("P1 capture commit, 53,000 records, p99", inMs(bench::quantile(pair.ours, 0.99)),
                    inMs(bench::quantile(pair.reference, 0.99)), "ms", "<= 3.0");
    }
    figures.add("P1 growth, 266,000 records to 2,000", medians[266'000] * 1e3, medians[2'000] * 1e3, "ms",
                "<= 1.3");
    return 0;
}
