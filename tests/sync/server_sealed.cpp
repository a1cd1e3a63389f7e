// What a tablet may send but no longer read: sealed records, sealed media, and the quarantine.
#include "sync/seal/seal.h"
#include "tests/support/test_school.h"

#include <sodium.h>

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
std::string statusOf(const json& line) {
    return line.value("reason", line.value("status", ""));
}
std::string errorOf(const Answer& answer) {
    return json::parse(answer.body).value("error", "");
}
} // namespace

class ServerSealed : public QObject {
    Q_OBJECT

private:
    TestSchool school_;
    std::unique_ptr<TestDevice> tablet_ = school_.tablet();
    std::string pupil_ = school_.uuid().toString();
    std::string sealKey_;

    std::string sealed(std::string_view bytes) {
        std::string box(bytes.size() + crypto_box_SEALBYTES, '\0');
        crypto_box_seal(reinterpret_cast<unsigned char*>(box.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                        reinterpret_cast<const unsigned char*>(sealKey_.data()));
        return box;
    }
    std::string sealedLine(std::uint64_t n, std::string_view bytes) {
        return "{\"epoch\":\"" + tablet_->epoch + "\",\"n\":" + std::to_string(n) + ",\"sealed\":\"" +
               toBase64(sealed(bytes)) + "\"}\n";
    }
    std::string quarantineLine(std::uint64_t n, const SealedChange& change, std::string_view bytes) {
        return json{{"id", change.change.id.toString()},
                    {"stream", change.change.stream},
                    {"epoch", tablet_->epoch},
                    {"n", n},
                    {"reason", "bad_change"},
                    {"sealed", toBase64(sealed(bytes))}}
                   .dump() +
               "\n";
    }
    Answer quarantine(const std::string& lines) { return tablet_->ask("POST", "/v1/quarantine", {}, lines); }
    /// A file as it lies on a tablet, and its key sealed for the school.
    struct SealedFile {
        std::string bytes;
        std::string key;
    };
    SealedFile sealedFile(const std::string& plain) {
        const auto wrap = seal::WrapKey::make(school_.random);
        SealedFile file{seal::sealAll(wrap, school_.random, plain), {}};
        const auto key =
            seal::fileKey(wrap, std::string_view(file.bytes).substr(0, seal::headerBytes)).value();
        file.key = sealed({reinterpret_cast<const char*>(key.data()), key.size()});
        return file;
    }
    std::map<std::string, std::string> headersFor(const std::string& stream, const std::string& plain,
                                                  const SealedFile& file) {
        auto headers = TestDevice::uploadHeaders(stream, plain);
        headers["Upload-Length"] = std::to_string(file.bytes.size());
        headers["Upload-Metadata"] += ",key " + toBase64(file.key);
        return headers;
    }

private Q_SLOTS:
    void initTestCase() {
        const auto stranger = school_.stranger();
        const auto answer = stranger->enrol(school_.code());
        sealKey_ = fromBase64(json::parse(answer.body)["seal_key"].get<std::string>()).value();
        QCOMPARE(sealKey_.size(), std::size_t(crypto_box_PUBLICKEYBYTES));
    }

    void aSealedRecordIsTakenAsAnyOther() {
        const auto plain = tablet_->observation(pupil_, "plain");
        const auto hidden = tablet_->observation(pupil_, "sealed");
        auto foreign = tablet_->make("walk", "walks", {{"strength", "calm"}}).change;
        foreign.ticket = TicketId{school_.uuid()};
        const auto held = *serialise(foreign);
        const auto n = tablet_->next;
        const auto answer = tablet_->pushLines(tablet_->lineAs(plain, n) + sealedLine(n + 1, hidden.bytes) +
                                               sealedLine(n + 2, held.bytes));
        QCOMPARE(answer.status, 200);
        const auto lines = linesOf(answer.body);
        QCOMPARE(lines[1]["id"].get<std::string>(), hidden.change.id.toString());
        QCOMPARE(statusOf(lines[1]), std::string("ok"));
        QCOMPARE(statusOf(lines[2]), std::string("no_ticket"));
        QCOMPARE(lines[3]["watermark"]["upto"], json(n + 2));
        QCOMPARE(statusOf(linesOf(tablet_->pushLines(sealedLine(n + 1, hidden.bytes)).body)[0]),
                 std::string("known"));
        const auto fed = tablet_->everything();
        QVERIFY(std::ranges::find(fed.changes, hidden.bytes) != fed.changes.end());
        tablet_->next = n + 3;
    }

    void aSealThatCannotBeOpenedKeepsNothingOfTheBatch() {
        const auto n = tablet_->next;
        const auto plain = tablet_->observation(pupil_, "beside it");
        auto line = sealedLine(n + 1, "not a change");
        QCOMPARE(tablet_->pushLines(tablet_->lineAs(plain, n) + line).status, 422);
        line = sealedLine(n + 1, plain.bytes);
        line[line.size() - 20] = line[line.size() - 20] == 'A' ? 'B' : 'A';
        const auto answer = tablet_->pushLines(tablet_->lineAs(plain, n) + line);
        QCOMPARE(answer.status, 422);
        QCOMPARE(errorOf(answer), std::string("bad_seal"));
        QCOMPARE(tablet_
                     ->pushLines("{\"epoch\":\"" + tablet_->epoch +
                                 "\",\"n\":9,\"sealed\":\"%\"}"
                                 "\n")
                     .status,
                 400);
        QCOMPARE(statusOf(linesOf(tablet_->pushLines(tablet_->lineAs(plain, n)).body)[0]), std::string("ok"));
        tablet_->next = n + 1;
    }

    void aSealedMediumIsOpenedAndCheckedBeforeItIsSeen_data() {
        QTest::addColumn<int>("size");
        for (const int size : {1, 65536, 65537, 300'000})
            QTest::addRow("%d", size) << size;
    }
    void aSealedMediumIsOpenedAndCheckedBeforeItIsSeen() {
        QFETCH(int, size);
        std::string plain(static_cast<std::size_t>(size), 'x');
        plain[0] = static_cast<char>(size % 251);
        const auto stream = "pupil/" + pupil_;
        const auto change = tablet_->make("observation", stream, {{"note", "with a photo"}},
                                          {{Sha256::of(plain), plain.size(), "photo", {}}});
        QCOMPARE(tablet_->push({change}).status, 200);
        const auto file = sealedFile(plain);
        const auto headers = headersFor(stream, plain, file);
        const auto begun = tablet_->ask("POST", "/v1/media", headers);
        QCOMPARE(begun.status, 201);
        const auto location = begun.headers.at("location");
        const auto fetch = [&] {
            return tablet_->ask("GET", "/v1/media/" + Sha256::of(plain).toHex() +
                                           "?change=" + change.change.id.toString());
        };
        for (std::size_t at = 0; at < file.bytes.size(); at += 100'003) {
            QCOMPARE(fetch().status, 404);
            const auto part = file.bytes.substr(at, 100'003);
            const auto sent = tablet_->ask("PATCH", location,
                                           {{"Tus-Resumable", "1.0.0"},
                                            {"Upload-Offset", std::to_string(at)},
                                            {"Content-Type", "application/offset+octet-stream"}},
                                           part);
            QCOMPARE(sent.status, 204);
        }
        QCOMPARE(fetch().body, plain);
        // Again, sealed anew or plain: it is here.
        QCOMPARE(tablet_->ask("POST", "/v1/media", headers).headers.at("upload-offset"),
                 std::to_string(file.bytes.size()));
    }

    void aSealedMediumOfOtherContentIsRefusedAndGone() {
        const auto stream = "pupil/" + school_.uuid().toString();
        const std::string plain = "what was announced";
        auto file = sealedFile("something else....");
        auto headers = headersFor(stream, plain, file);
        QCOMPARE(tablet_->ask("POST", "/v1/media", headers, file.bytes).status, 422);
        file = sealedFile(plain);
        headers = headersFor(stream, plain, file);
        auto damaged = file.bytes;
        damaged.back() = static_cast<char>(damaged.back() ^ 1);
        QCOMPARE(tablet_->ask("POST", "/v1/media", headers, damaged).status, 422);
        QVERIFY(!*school_.office().media().size({stream, Sha256::of(plain)}));
        QCOMPARE(tablet_->ask("POST", "/v1/media", headers, file.bytes).status, 201);
        QVERIFY(*school_.office().media().size({stream, Sha256::of(plain)}));
        headers["Upload-Metadata"] += "AAAA";
        QCOMPARE(tablet_->ask("POST", "/v1/media", headers, file.bytes).status, 400);
    }

    void whatCannotBeAcceptedIsKeptSealedAndCounts() {
        TestSchool school;
        auto tablet = school.tablet();
        std::swap(tablet_, tablet);
        const auto change = tablet_->observation(pupil_, "odd");
        const auto n = tablet_->next++;
        auto answer = quarantine(quarantineLine(n, change, change.bytes));
        QCOMPARE(answer.status, 200);
        QCOMPARE(statusOf(linesOf(answer.body)[0]), std::string("kept"));
        QCOMPARE(statusOf(linesOf(quarantine(quarantineLine(n, change, change.bytes)).body)[0]),
                 std::string("known"));
        const auto hello = json::parse(tablet_->ask("GET", "/v1/hello?epoch=" + tablet_->epoch).body);
        QCOMPARE(hello["watermark"]["upto"], json(n));
        const auto kept = school.office().log().quarantined().value();
        QCOMPARE(kept.size(), std::size_t(1));
        QCOMPARE(kept[0].copy.reason, std::string("bad_change"));
        QVERIFY(kept[0].copy.sealed.find("odd") == std::string::npos);
        // The same number with something else is a copied store.
        answer = quarantine(quarantineLine(n, tablet_->observation(pupil_, "other"), "other"));
        QCOMPARE(answer.status, 409);
        QCOMPARE(errorOf(answer), std::string("epoch_clash"));
        QVERIFY(school.office().log().dropQuarantined(change.change.id));
        QVERIFY(!school.office().log().dropQuarantined(change.change.id));
        std::swap(tablet_, tablet);
    }

    void theQuarantineHasAnEnd() {
        const server::QuarantineQuota quota{3, 1'000};
        auto& log = school_.office().log();
        const auto keep = [&](std::uint64_t n, std::size_t bytes) {
            return log.quarantine(tablet_->id,
                                  {{ChangeId{school_.uuid()}, "pupil/x", "00000000000000cc", n, "odd",
                                    std::string(bytes, 'x')}},
                                  quota, school_.clock.now());
        };
        QVERIFY(keep(1, 10) && keep(2, 10));
        const auto large = keep(3, 2'000);
        QCOMPARE(large.error().code, std::string("quarantine_full"));
        QVERIFY(keep(3, 10));
        QCOMPARE(keep(4, 10).error().code, std::string("quarantine_full"));
        QCOMPARE(log.quarantined().value().size(), std::size_t(3));
        std::string lines;
        const auto change = tablet_->observation(pupil_, "x");
        for (std::uint64_t i = 0; i < 101; ++i)
            lines += quarantineLine(100 + i, change, "x");
        QCOMPARE(quarantine(lines).status, 413);
        QCOMPARE(quarantine("{}\n").status, 400);
    }
};

QTEST_GUILESS_MAIN(ServerSealed)
#include "server_sealed.moc"
