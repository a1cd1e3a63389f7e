// Readings of single answers that only a fuzzer thought of (tests/fuzz).
#include "sync/engine/wire.h"

#include <QtTest>

#include <limits>

using namespace jotter;
using namespace std::chrono_literals;
namespace wire = engine::wire;

class EngineWireTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTokenLastsNoLongerThanAClockCanCount() {
        const auto token = wire::readToken(R"({"token":"t","expires_in":18446744073709551615})");
        QVERIFY(token.has_value());
        QVERIFY(token->lasts == 24h);
        QVERIFY(wire::readToken(R"({"token":"t","expires_in":900})")->lasts == 900s);
    }

    void numbersFitTheTabletsDatabase() {
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        const auto hello = wire::readHello(
            R"({"server_epoch":"e","nonce":"n","backup_seq":18446744073709551615,)"
            R"("watermark":{"epoch":"e","upto":9223372036854775808,"holes":[[1,18446744073709551615]]}})");
        QVERIFY(hello.has_value());
        QCOMPARE(hello->backupSeq, most);
        QCOMPARE(hello->watermark->upto, most);
        QCOMPARE(hello->watermark->holes.front().second, most);
    }
};

QTEST_APPLESS_MAIN(EngineWireTest)
#include "engine_wire.moc"
