#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"
#include "tests/support/property.h"

using namespace jotter;
using namespace std::chrono_literals;
using test::Classroom;

namespace {
/// A few people edit the same few things, see each other or not, and take things back.
class History {
public:
    explicit History(Classroom& room)
        : room_(room) {
        for (int i = 0; i < 3; ++i) {
            devices_.push_back(DeviceId::make(room.clock.now(), room.random));
            clocks_.emplace_back(room.clock, devices_.back());
        }
        for (auto& entity : entities_)
            entity = EntityId::make(room.clock.now(), room.random);
    }

    std::vector<engine::FeedLine> make(int count) {
        for (int i = 0; i < count; ++i) {
            room_.clock.advance(std::chrono::seconds(*rc::gen::inRange(0, 90)));
            add();
        }
        return lines_;
    }

private:
    void add() {
        const auto what = *rc::gen::inRange(0, 7);
        const auto stream = domain::pupilStream(room_.pupils[*rc::gen::inRange<std::size_t>(0, 2)]);
        const auto entity = entities_[*rc::gen::inRange<std::size_t>(0, entities_.size())];
        const auto word = *rc::gen::element<std::string>("shells", "count to ten", "zwölf", "pebbles");
        if (what == 0)
            append("school", "group", EntityId{room_.harbour.value}, {{"lesson", word}});
        else if (what == 1)
            append(stream, "step", entity, {{"text", "Can " + word}, {"live", *rc::gen::arbitrary<bool>()}});
        else if (what == 2)
            append(stream, "consent", entity,
                   {{"photos", *rc::gen::element<std::string>("none", "school", "home")}});
        else if (what == 6)
            append(stream, "alert", entity, {{"text", word}, {"ended", *rc::gen::arbitrary<bool>()}});
        else if (what == 3)
            append(stream, "retract", entity, {{"of", entity.toString()}});
        else
            append(stream, "observation", entity,
                   {{"note", word},
                    {"help", *rc::gen::element<std::string>("own", "full")},
                    {"steps", {entities_[0].toString(), room_.counting.toString()}}});
    }

    void append(std::string stream, std::string type, EntityId entity, nlohmann::json fields) {
        const auto who = *rc::gen::inRange<std::size_t>(0, devices_.size());
        Change change;
        change.id = ChangeId::make(room_.clock.now(), room_.random);
        change.type = std::move(type);
        // An entity lives in one stream and is of one type, as everywhere in Jotter.
        const auto [home, isNew] = homes_.try_emplace(entity, stream, change.type);
        if (change.type == "retract")
            stream = home->second.first;
        else if (home->second != std::pair(stream, change.type))
            return;
        change.stream = stream;
        change.entity = entity;
        change.author = room_.teacher;
        change.device = devices_[who];
        change.hlc = clocks_[who].tick();
        change.at = room_.clock.now();
        if (latest_ != Hlc{} && *rc::gen::arbitrary<bool>())
            for (const auto& [name, value] : fields.items())
                change.base[name] = latest_;
        change.fields = std::move(fields);
        latest_ = change.hlc;
        auto effective = change.hlc;
        if (*rc::gen::inRange(0, 5) == 0)
            effective.ms -= 120'000;
        const auto seq = lines_.size() + 1;
        lines_.emplace_back(engine::FedChange{seq, effective, "r", serialise(std::move(change)).value()});
    }

    Classroom& room_;
    std::vector<DeviceId> devices_;
    std::vector<HybridClock> clocks_;
    std::array<EntityId, 5> entities_;
    std::map<EntityId, std::pair<std::string, std::string>> homes_;
    Hlc latest_;
    std::vector<engine::FeedLine> lines_;
};

/// What only one of them has, for whoever reads the failure.
std::string difference(const std::vector<std::string>& here, const std::vector<std::string>& there) {
    std::vector<std::string> different;
    std::ranges::set_symmetric_difference(here, there, std::back_inserter(different));
    std::string text;
    for (const auto& line : different)
        text += line + "\n";
    return text;
}

/// In another order, some twice, in pages of odd sizes.
void deliver(store::Store& store, std::vector<engine::FeedLine> lines, bool shuffled) {
    if (shuffled) {
        const auto twice = *rc::gen::inRange<std::size_t>(0, lines.size() + 1);
        const auto first = lines;
        lines.insert(lines.end(), first.begin(), first.begin() + static_cast<std::ptrdiff_t>(twice));
        for (std::size_t i = lines.size(); i > 1; --i)
            std::swap(lines[i - 1], lines[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    for (std::size_t from = 0; from < lines.size();) {
        const auto size = std::min(lines.size() - from, *rc::gen::inRange<std::size_t>(1, 12));
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(from);
        RC_ASSERT(store.journal()
                      .applyPage({begin, begin + static_cast<std::ptrdiff_t>(size)}, std::to_string(from))
                      .has_value());
        from += size;
    }
}
} // namespace

/// Equal changes give equal screens, whatever the order of arrival (invariants I5 and I6).
class OrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const auto longer = std::max(1, qEnvironmentVariableIntValue("JOTTER_LONGER"));
        if (qEnvironmentVariableIsEmpty("RC_PARAMS") || longer > 1) // each case opens two encrypted stores
            qputenv("RC_PARAMS", "max_success=" + QByteArray::number(40 * longer) + " max_size=40");
    }

    void orderOfArrivalNeverMatters() {
        JOTTER_PROPERTY("shuffled and repeated pages give the same store", [] {
            Classroom room;
            QTemporaryDir folder;
            auto options = room.options();
            options.folder = folder.path().toStdString();
            const auto other = store::Store::open(options);
            RC_ASSERT(other.has_value());
            const auto lines = History(room).make(*rc::gen::inRange(1, 30));
            // The other tablet has no classroom to begin with; what was loaded into this one comes to it,
            // too.
            RC_ASSERT((*other)->load(room.loaded()).result().has_value());
            deliver(room.store(), lines, false);
            deliver(**other, lines, true);
            test::LedgerView here(room.folder(), Classroom::key()), there(options.folder, Classroom::key());
            RC_LOG() << difference(here.projections(), there.projections());
            RC_ASSERT(here.projections() == there.projections());
            RC_ASSERT(here.digests() == there.digests());
            const auto before = there.projections();
            RC_ASSERT((*other)->rebuild().result().has_value());
            RC_ASSERT(test::LedgerView(options.folder, Classroom::key()).projections() == before);
        });
    }
};

QTEST_GUILESS_MAIN(OrderTest)
#include "order.moc"
