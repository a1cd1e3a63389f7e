#include "tests/support/arbitrary.h"
#include "tests/support/property.h"

#include <algorithm>

using namespace jotter;

namespace {
Change plainChange() {
    Change change;
    change.id = ChangeId{Uuid::parse("0193c1a2-b3c4-7000-8000-000000000001").value()};
    change.type = "observation";
    change.stream = "pupil/0193c1a2-b3c4-7000-8000-000000000002";
    change.hlc = Hlc{1'732'000'000'000, 7, "9f3a12bc"};
    change.at = WallTime{std::chrono::milliseconds{1'732'000'000'000}};
    change.fields = {{"note", "counted to ten"}};
    return change;
}

/// JSON is easier to read here with single quotes.
std::string quoted(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

/// The bytes of a plain change with one member replaced by `text` (JSON), or taken out when it is empty.
std::string withMember(const std::string& name, const std::string& text) {
    auto object = nlohmann::json::parse(serialise(plainChange()).value().bytes);
    object.erase(name);
    auto bytes = object.dump();
    if (!text.empty())
        bytes.insert(bytes.size() - 1, ",\"" + name + "\":" + quoted(text));
    return bytes;
}
} // namespace

class ChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenAndReadIsTheSame() {
        JOTTER_PROPERTY("a change read back equals the one written, byte for byte and hash for hash", [] {
            const auto change = *arbitrary::change();
            const auto written = serialise(change);
            RC_ASSERT(written.has_value());
            RC_ASSERT(written->change == change);
            RC_ASSERT(written->hash == Sha256::of(written->bytes));
            const auto read = parseChange(written->bytes);
            RC_ASSERT(read.has_value());
            RC_ASSERT(read->change == change);
            RC_ASSERT(read->bytes == written->bytes);
            RC_ASSERT(read->hash == written->hash);
            RC_ASSERT(serialise(read->change)->bytes == written->bytes);
        });
    }

    void bytesOfALaterVersionAreKept() {
        const auto bytes = withMember("from_the_future", "{ 'a' : [1, 2 ] }");
        const auto read = parseChange(bytes);
        QVERIFY(read.has_value());
        QCOMPARE(read->bytes, bytes);
        QVERIFY(read->hash == Sha256::of(bytes));
    }

    void keysAreSortedAndNoSpaceIsWasted() {
        const auto bytes = serialise(plainChange())->bytes;
        const std::string first = "{'at':'2024-11-19T07:06:40+00:00','author':'";
        const std::string inside =
            "'fields':{'note':'counted to ten'},'hlc':'0193433ea800-0007-9f3a12bc','id':";
        QVERIFY(bytes.starts_with(quoted(first)));
        QVERIFY(bytes.find(quoted(inside)) != std::string::npos);
        QCOMPARE(bytes.find('\n'), std::string::npos);
    }

    void whatNobodyCouldReadIsNotWritten_data() {
        QTest::addColumn<int>("mistake");
        for (const char* name :
             {"text that is not UTF-8", "a clock without a device", "fields that are a list",
              "a year of five digits", "no type", "a type of 41 letters", "65 photos", "nested too deep"})
            QTest::newRow(name) << rows_++;
    }
    void whatNobodyCouldReadIsNotWritten() {
        QFETCH(int, mistake);
        auto change = plainChange();
        auto deep = nlohmann::json::array();
        for (int i = 0; i < 16; ++i)
            deep = nlohmann::json::array({deep});
        switch (mistake) {
        case 0:
            change.fields["note"] = "\xff";
            break;
        case 1:
            change.hlc.device.clear();
            break;
        case 2:
            change.fields = nlohmann::json::array();
            break;
        case 3:
            change.at = WallTime{std::chrono::hours{24 * 366 * 9000L}};
            break;
        case 4:
            change.type.clear();
            break;
        case 5:
            change.type = std::string(41, 'x');
            break;
        case 6:
            change.media.resize(65, MediumRef{{}, 1, "photo", {}});
            break;
        default:
            change.fields["deep"] = deep;
            break;
        }
        const auto written = serialise(change);
        QVERIFY(!written.has_value());
        QCOMPARE(written.error().category, ErrorCategory::Input);
    }

    void aNoteThatIsTooLongIsRefusedWhole() {
        auto change = plainChange();
        change.fields["note"] = std::string(maxChangeBytes, 'a');
        QCOMPARE(serialise(change).error().code, std::string("change_too_big"));
        QCOMPARE(parseChange(std::string(maxChangeBytes + 1, ' ')).error().code,
                 std::string("change_too_big"));
    }

    void badMembersAreRefused_data() {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QByteArray>("text");
        const std::vector<std::array<const char*, 2>> rows{
            {"id", ""},
            {"id", "7"},
            {"id", "'0193C1A2-B3C4-7000-8000-000000000001'"},
            {"v", "1.5"},
            {"v", "4294967297"},
            {"v", "true"},
            {"v", "-1"},
            {"type", "\"\""},
            {"type", "'a\\u0000b'"},
            {"stream", "\"\""},
            {"stream", "null"},
            {"hlc", "'0193433ea800-0007-9f3a12b'"},
            {"fields", "[]"},
            {"fields", ""},
            {"offset_ms", "9223372036854775808"},
            {"offset_ms", "0.5"},
            {"at", "'2024-02-30T07:06:40+00:00'"},
            {"at", "'2024-11-19T07:06:40'"},
            {"at", "'2024-11-19T07:06:40+01:00'"},
            {"at", "'2024-11- 9T07:06:40+00:00'"},
            {"at", "'2024-+1-09T07:06:40+00:00'"},
            {"at", "'2024-11-19T07:06:40.5+00:00'"},
            {"at", "'2024-11-19T07:06:40.+12+00:00'"},
            {"base", "[]"},
            {"base", "{'note':7}"},
            {"base", "{'note':[]}"},
            {"base", "{'note':[7]}"},
            {"media", "{}"},
            {"media", "[7]"},
            {"media", "[{'sha256':'00','bytes':1,'kind':'photo'}]"}};
        for (const auto& [member, text] : rows)
            QTest::addRow("%s %s", member, text) << QByteArray(member) << QByteArray(text);
    }
    void badMembersAreRefused() {
        QFETCH(QByteArray, member);
        QFETCH(QByteArray, text);
        QVERIFY(parseChange(withMember("x", "1")).has_value());
        const auto read = parseChange(withMember(member.toStdString(), text.toStdString()));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, std::string("bad_change"));
    }

    /// A change is spliced into lines of NDJSON as it stands, so it must be one line of nothing but JSON.
    void whatWouldBreakALineIsRefused() {
        const auto good = serialise(plainChange())->bytes;
        QVERIFY(parseChange(good).has_value());
        QVERIFY(!parseChange("\n" + good).has_value());
        QVERIFY(!parseChange("\xEF\xBB\xBF" + good).has_value());
        QVERIFY(!parseChange(good + std::string("\0", 1)).has_value());
        QVERIFY(!parseChange(good + std::string("\0{}", 3)).has_value());
        QVERIFY(!parseChange(good + "{}").has_value());
        QVERIFY(!parseChange("").has_value());
    }

    void strictJson_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << QByteArray("{'a':{'b':1},'c':{'b':2}}") << true;
        QTest::newRow("duplicate") << QByteArray("{'a':1,'a':2}") << false;
        QTest::newRow("duplicate by escape") << QByteArray("{'a':1,'\\u0061':2}") << false;
        QTest::newRow("duplicate inside") << QByteArray("{'o':[{'a':1,'b':2,'a':2}]}") << false;
        QTest::newRow("16 deep") << QByteArray(16, '[') + QByteArray(16, ']') << true;
        QTest::newRow("17 deep") << QByteArray(17, '[') + QByteArray(17, ']') << false;
        QTest::newRow("100000 deep") << QByteArray(100'000, '[') << false;
        QTest::newRow("not UTF-8") << QByteArray("\"\xC0\xAF\"") << false;
        QTest::newRow("half a surrogate") << QByteArray("'\\ud800'") << false;
        QTest::newRow("comment") << QByteArray("[1]//x") << false;
        QTest::newRow("trailing comma") << QByteArray("[1,]") << false;
        QTest::newRow("a number without end") << QByteArray("1e999") << false;
        QTest::newRow("NaN") << QByteArray("NaN") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void strictJson() {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        QCOMPARE(parseJson(quoted(text.toStdString())).has_value(), good);
    }

    void anyBytesAreReadWithoutHarm() {
        JOTTER_PROPERTY("bytes with a change's bytes damaged are read or refused, never more", [] {
            auto bytes = serialise(*arbitrary::change())->bytes;
            const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            bytes[at] = static_cast<char>(*arbitrary::byte());
            const auto read = parseChange(bytes);
            RC_ASSERT(!read || read->bytes == bytes);
        });
    }

    void timesAreReadBack() {
        JOTTER_PROPERTY("a time written is the time read", [] {
            const auto time = *arbitrary::wallTime();
            RC_ASSERT(fromIso(toIso(time)) == time);
        });
        QCOMPARE(fromIso("2026-11-20T10:14:03Z"), fromIso("2026-11-20T10:14:03+00:00"));
    }

private:
    int rows_ = 0;
};

QTEST_APPLESS_MAIN(ChangeTest)
#include "change.moc"
