#include "sync/change/merge.h"

#include "tests/support/arbitrary.h"
#include "tests/support/property.h"

#include <algorithm>

using namespace jotter;

namespace {
/// Changes to one entity from three tablets that see each other's writes now and then: a history that can
/// happen.
std::vector<Change> history() {
    std::vector<Change> made;
    std::uint64_t ms = 1000;
    const auto size = *rc::gen::inRange(1, 9);
    for (int i = 0; i < size; ++i) {
        Change change;
        change.id = *arbitrary::id<ChangeTag>();
        change.type = *rc::gen::weightedElement<std::string>({{9, "target"}, {1, "retract"}});
        ms += *rc::gen::inRange<std::uint64_t>(0, 3);
        change.hlc = Hlc{ms, static_cast<std::uint16_t>(*rc::gen::inRange(0, 2)),
                         *rc::gen::element<std::string>("aaaaaaaa", "bbbbbbbb", "cccccccc")};
        for (const auto& field : *rc::gen::container<std::vector<std::string>>(arbitrary::fieldName())) {
            change.fields[field] = *arbitrary::scalar();
            if (!made.empty() && *rc::gen::arbitrary<bool>()) {
                const auto& seen = made[*rc::gen::inRange<std::size_t>(0, made.size())];
                if (seen.fields.contains(field) && seen.hlc < change.hlc)
                    change.base[field] = seen.hlc;
            }
        }
        made.push_back(change);
    }
    return made;
}

EntityState fold(const std::vector<Change>& changes) {
    EntityState state;
    for (const auto& change : changes)
        state.apply(change);
    return state;
}

Change write(const std::string& value, std::uint64_t ms, const char* device, std::uint64_t saw = 0,
             const char* sawDevice = "") {
    static std::uint8_t made = 0;
    Change change;
    change.id = ChangeId{Uuid{{++made}}};
    change.type = "target";
    change.hlc = Hlc{ms, 0, device};
    change.fields["note"] = value;
    if (saw != 0)
        change.base["note"] = Hlc{saw, 0, sawDevice};
    return change;
}
} // namespace

class MergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderAndRepetitionDoNotMatter() {
        JOTTER_PROPERTY("any order of arrival, with any of them twice, gives an equal state", [] {
            const auto changes = history();
            auto arrived = changes;
            for (const auto index : *rc::gen::container<std::vector<std::size_t>>(
                     rc::gen::inRange<std::size_t>(0, changes.size())))
                arrived.push_back(changes[index]);
            for (std::size_t i = arrived.size(); i > 1; --i)
                std::swap(arrived[i - 1], arrived[*rc::gen::inRange<std::size_t>(0, i)]);
            RC_ASSERT(fold(arrived) == fold(changes));
        });
    }

    void theLatestClockIsWhatCounts() {
        JOTTER_PROPERTY("the value that counts is the one with the greatest stamp", [] {
            const auto changes = history();
            const auto state = fold(changes);
            for (const auto& [name, field] : state.fields) {
                RC_ASSERT(std::ranges::is_sorted(field.heads, {}, &FieldWrite::hlc));
                for (const auto& change : changes) {
                    if (change.type != "retract" && change.fields.contains(name))
                        RC_ASSERT(change.hlc <= field.current().hlc);
                }
            }
        });
    }

    void writersWhoSawEachOtherLeaveOneVersion() {
        const auto first = write("counts to five", 1, "aaaaaaaa");
        const auto second = write("counts to ten", 2, "bbbbbbbb", 1, "aaaaaaaa");
        for (const auto& order : {std::vector{first, second}, std::vector{second, first}}) {
            const auto state = fold(order);
            QCOMPARE(state.fields.at("note").heads.size(), std::size_t(1));
            QCOMPARE(state.value("note"), nlohmann::json("counts to ten"));
        }
    }

    void writersWhoDidNotLeaveTwoUntilAPersonLooks() {
        const auto first = write("counts to five", 1, "aaaaaaaa");
        const auto left = write("with beads", 2, "aaaaaaaa", 1, "aaaaaaaa");
        const auto right = write("with fingers", 3, "bbbbbbbb", 1, "aaaaaaaa");
        auto state = fold({first, right, left});
        QVERIFY(state.fields.at("note").twoVersions());
        QCOMPARE(state.value("note"), nlohmann::json("with fingers"));
        QCOMPARE(state.fields.at("note").heads.front().value, nlohmann::json("with beads"));
        auto chosen = write("with beads and fingers", 4, "aaaaaaaa");
        chosen.base["note"] = SeenVersions({Hlc{3, 0, "bbbbbbbb"}, Hlc{2, 0, "aaaaaaaa"}});
        state.apply(chosen);
        QVERIFY(!state.fields.at("note").twoVersions());
        QCOMPARE(state.value("note"), nlohmann::json("with beads and fingers"));
    }

    /// A correction of what was seen does not take away what was not: an older write that comes late.
    void whatNobodySawIsNotDropped() {
        const auto unseen = write("nut allergy, says Mum", 1, "aaaaaaaa");
        const auto first = write("no allergies known", 2, "bbbbbbbb");
        const auto corrected = write("none known, asked in May", 3, "bbbbbbbb", 2, "bbbbbbbb");
        for (const auto& order :
             {std::vector{first, corrected, unseen}, std::vector{unseen, first, corrected},
              std::vector{corrected, unseen, first}}) {
            const auto state = fold(order);
            QCOMPARE(state.fields.at("note").heads.size(), std::size_t(2));
            QCOMPARE(state.value("note"), nlohmann::json("none known, asked in May"));
            QCOMPARE(state.fields.at("note").heads.front().value, nlohmann::json("nut allergy, says Mum"));
        }
    }

    /// A tablet whose clock is slow makes an edit with an earlier stamp than what it replaces.
    void whatWasSeenIsReplacedWhateverTheClocksSay() {
        const auto fast = write("counts to five", 900, "aaaaaaaa");
        const auto slow = write("counts to ten", 500, "bbbbbbbb", 900, "aaaaaaaa");
        for (const auto& order : {std::vector{fast, slow}, std::vector{slow, fast}}) {
            const auto state = fold(order);
            QVERIFY(!state.fields.at("note").twoVersions());
            QCOMPARE(state.value("note"), nlohmann::json("counts to ten"));
        }
    }

    void twoThatReplaceEachOtherLeaveOne() {
        const auto one = write("one", 1, "aaaaaaaa", 2, "bbbbbbbb");
        const auto two = write("two", 2, "bbbbbbbb", 1, "aaaaaaaa");
        QCOMPARE(fold({one, two}).value("note"), nlohmann::json("two"));
        QVERIFY(fold({one, two}) == fold({two, one, one}));
    }

    void theMostProtectiveActs() {
        const auto acting = [](const char* field, const nlohmann::json& a, const nlohmann::json& b) {
            auto first = write("", 1, "aaaaaaaa"), second = write("", 2, "bbbbbbbb");
            first.fields = {{field, a}};
            second.fields = {{field, b}};
            return actingValue(field, fold({first, second}).fields.at(field));
        };
        QCOMPARE(acting("allergies", "nuts", "eggs"), nlohmann::json("nuts\neggs"));
        QCOMPARE(acting("allergies", "nuts", ""), nlohmann::json("nuts"));
        QCOMPARE(acting("medical", {"asthma", "epilepsy"}, {"asthma"}),
                 (nlohmann::json{"asthma", "epilepsy"}));
        QCOMPARE(acting("safeguarding", true, false), nlohmann::json(true));
        QCOMPARE(acting("text", "one", "two"), nlohmann::json("two"));
    }

    void theStampThatCountsForEverybodyIsTheOneThatOrders() {
        const auto wrongClock = write("from a tablet set to next year", 9'000, "aaaaaaaa");
        const auto right = write("written after it arrived", 500, "bbbbbbbb");
        EntityState state;
        state.apply(wrongClock, Hlc{400, 0, "aaaaaaaa"});
        state.apply(right);
        QCOMPARE(state.value("note"), nlohmann::json("written after it arrived"));
    }

    void retractingLeavesWhatWasWritten() {
        auto retract = write("", 2, "aaaaaaaa");
        retract.type = "retract";
        retract.fields = nlohmann::json::object();
        const auto state = fold({retract, write("counts to five", 1, "aaaaaaaa")});
        QVERIFY(state.retracted);
        QCOMPARE(state.value("note"), nlohmann::json("counts to five"));
        QVERIFY(state.value("never written").is_null());
    }
};

QTEST_APPLESS_MAIN(MergeTest)
#include "merge.moc"
