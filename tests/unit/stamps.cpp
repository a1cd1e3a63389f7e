#include "tests/support/arbitrary.h"
#include "tests/support/property.h"

#include <algorithm>

using namespace jotter;
using std::chrono::milliseconds;

class StampsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void uuidsAreReadBack() {
        JOTTER_PROPERTY("an id written is the id read", [] {
            const auto uuid = *arbitrary::uuid();
            RC_ASSERT(Uuid::parse(uuid.toString()) == uuid);
        });
        for (const char* bad :
             {"", "0193c1a2-b3c4-7000-8000-00000000000", "0193C1A2-B3C4-7000-8000-000000000001",
              "0193c1a2b3c4-7000-8000-0000000000010", "0193c1a2-b3c4-7000-8000-00000000000g",
              "{193c1a2-b3c4-7000-8000-000000000001}"})
            QCOMPARE(Uuid::parse(bad).error().code, std::string("bad_uuid"));
    }

    void laterIdsSortLater() {
        JOTTER_PROPERTY("version 7 ids sort by the millisecond they were made in", [] {
            SystemRandom random;
            const auto first = *arbitrary::wallTime();
            const auto second = first + milliseconds(*rc::gen::inRange(1, 100'000));
            const auto a = Uuid::makeV7(first, random);
            const auto b = Uuid::makeV7(second, random);
            RC_ASSERT(a < b);
            RC_ASSERT(a.toString() < b.toString());
            RC_ASSERT(a.toString()[14] == '7');
            RC_ASSERT(std::string("89ab").find(a.toString()[19]) != std::string::npos);
            RC_ASSERT(Uuid::makeV7(first, random) != a);
        });
    }

    void stampsAreReadBackAndSortAsText() {
        JOTTER_PROPERTY("a stamp written is the stamp read, and texts sort as stamps do", [] {
            const auto a = *arbitrary::hlc();
            const auto b = *arbitrary::hlc();
            RC_ASSERT(Hlc::parse(a.toString()) == a);
            RC_ASSERT((a < b) == (a.toString() < b.toString()));
        });
    }

    void theClockOnlyGoesForward() {
        JOTTER_PROPERTY("whatever the wall clock does and whoever is heard, stamps go forward", [] {
            ManualClock wall;
            HybridClock clock(wall, *arbitrary::id<DeviceTag>());
            auto last = clock.tick();
            const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-4'000'000, 4'000'000));
            for (const int step : steps) {
                wall.advance(milliseconds(step));
                auto seen = *arbitrary::hlc();
                seen.ms = static_cast<std::uint64_t>(wall.now().time_since_epoch().count()) +
                          *rc::gen::inRange<std::uint64_t>(0, 86'400'000);
                clock.observe(seen);
                const auto next = clock.tick();
                RC_ASSERT(last < next);
                last = next;
            }
        });
    }

    void aStampIsLaterThanAllThatCountsHere() {
        JOTTER_PROPERTY(
            "however slow the wall clock is and however full a counter, a stamp is the latest", [] {
                ManualClock wall;
                HybridClock clock(wall, *arbitrary::id<DeviceTag>());
                const auto seen = *rc::gen::nonEmpty(rc::gen::container<std::vector<Hlc>>(arbitrary::hlc()));
                for (auto effective : seen) {
                    effective.ms %= HybridClock::farthestMs;
                    if (*rc::gen::inRange(0, 3) == 0)
                        effective.counter = 0xFFFF;
                    clock.observe(effective);
                    wall.advance(milliseconds(*rc::gen::inRange(-4'000'000, 4'000'000)));
                    const auto next = clock.tick();
                    RC_ASSERT(effective < next);
                    RC_ASSERT(effective.toString() < next.toString()); // nor does it run out of its 48 bits
                }
            });
    }

    void theClockIsNotLedToTheEndOfTime() {
        JOTTER_PROPERTY("a stamp that no honest clock makes is not followed", [] {
            ManualClock wall;
            HybridClock clock(wall, *arbitrary::id<DeviceTag>());
            const auto now = static_cast<std::uint64_t>(wall.now().time_since_epoch().count());
            auto absurd = *arbitrary::hlc();
            absurd.ms = *rc::gen::inRange<std::uint64_t>(HybridClock::farthestMs, 1ULL << 48U);
            clock.observe(absurd);
            RC_ASSERT(clock.tick().ms == now);
        });
    }

    void moreStampsInAMillisecondThanTheCounterHolds() {
        ManualClock wall;
        SystemRandom random;
        HybridClock clock(wall, DeviceId::make(wall.now(), random));
        auto last = clock.tick();
        for (int i = 0; i < 70'000; ++i) {
            auto next = clock.tick();
            QVERIFY(last < next);
            last = std::move(next);
        }
    }

    void theClockGoesOnFromWhereItWas() {
        ManualClock wall;
        SystemRandom random;
        const auto device = DeviceId::make(wall.now(), random);
        HybridClock before(wall, device);
        const auto last = before.tick();
        wall.advance(std::chrono::hours(-24 * 40));
        HybridClock after(wall, device, last);
        QVERIFY(last < after.tick());
    }

    void aDigestForgetsOrder() {
        JOTTER_PROPERTY("the digest of hashes is the same in any order, and different with one missing", [] {
            auto hashes = *rc::gen::nonEmpty(rc::gen::container<std::vector<Sha256>>(arbitrary::sha256()));
            Digest forwards;
            for (const auto& hash : hashes)
                forwards.add(hash);
            const auto shuffled =
                *rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(
                                  hashes.size(), rc::gen::arbitrary<std::uint32_t>()),
                              [hashes](const std::vector<std::uint32_t>& keys) {
                                  std::vector<std::size_t> order(hashes.size());
                                  for (std::size_t i = 0; i < order.size(); ++i)
                                      order[i] = i;
                                  std::ranges::sort(order, {}, [&](std::size_t i) { return keys[i]; });
                                  return order;
                              });
            Digest anyhow;
            for (const auto i : shuffled)
                anyhow.add(hashes[i]);
            RC_ASSERT(anyhow == forwards);
            Digest missing;
            for (std::size_t i = 1; i < hashes.size(); ++i)
                missing.add(hashes[i]);
            RC_ASSERT(!(missing == forwards));
        });
        Digest carried;
        Sha256 all;
        all.bytes.fill(0xFF);
        carried.add(all);
        carried.add(all);
        QCOMPARE(carried.sumHex(), std::string(63, 'f') + "e");
    }

    void textFormsAreReadBack() {
        JOTTER_PROPERTY("hexadecimal and base64 are read back, and nothing else is read", [] {
            const auto bytes = *rc::gen::map(
                rc::gen::container<std::vector<std::uint8_t>>(arbitrary::byte()),
                [](const std::vector<std::uint8_t>& list) { return std::string(list.begin(), list.end()); });
            RC_ASSERT(fromHex(toHex(bytes)) == bytes);
            RC_ASSERT(fromBase64(toBase64(bytes)) == bytes);
            RC_ASSERT(fromBase64Url(toBase64Url(bytes)) == bytes);
            RC_ASSERT(Sha256::parse(Sha256::of(bytes).toHex()) == Sha256::of(bytes));
        });
        for (const char* bad : {"abc", "AB", "zz", "0x12", "12 "})
            QVERIFY(!fromHex(bad));
        for (const char* bad : {"QQ", "QQ=", "Q Q=", "QQ==\n", "QR=="})
            QVERIFY(!fromBase64(bad));
        for (int byte = 128; byte < 256; ++byte) {
            const auto letter = std::string(1, static_cast<char>(byte));
            QVERIFY(!fromBase64("QUJ" + letter) && !fromBase64Url("QUJ" + letter) && !fromHex("4" + letter));
        }
        QCOMPARE(Sha256::of("abc").toHex(),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void hashingInPiecesIsHashingAtOnce() {
        Sha256Stream stream;
        stream.add("counted ");
        stream.add("");
        stream.add("to ten");
        QVERIFY(stream.finish() == Sha256::of("counted to ten"));
    }
};

QTEST_APPLESS_MAIN(StampsTest)
#include "stamps.moc"
