#include "app/media/vault.h"
#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"

#include <QFile>
#include <QtTest>

using namespace jotter;
using test::Classroom;

namespace {
std::string logged; // NOLINT: a message handler has no context

void collect(QtMsgType, const QMessageLogContext&, const QString& text) {
    logged += text.toStdString() + "\n";
}

std::string bytesOf(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        all += entry.path().string() + "\n";
        QFile file(QString::fromStdString(entry.path().string()));
        if (entry.is_regular_file() && file.open(QIODevice::ReadOnly))
            all += file.readAll().toStdString();
    }
    return all;
}
} // namespace

/// Nothing readable of a pupil lies on the disk or in a log line.
class PlaintextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingReadableLiesOnTheDisk() {
        const auto before = qInstallMessageHandler(collect);
        {
            Classroom room;
            auto vault = media::Vault::open(room.folder() / "media", Classroom::key(), room.random).value();
            const std::string picture = "Amara Keating holding a conch shell " + std::string(200'000, 'p');
            auto seen = room.tick("own", "Counted seventeen periwinkles");
            seen.media = {{Sha256::of(picture), picture.size(), "photo", std::nullopt}};
            QVERIFY(vault->keep(seen.media[0].sha256, picture));
            room.record(seen);
            QVERIFY(room.store()
                        .saveDraft({"d", room.assistant, "half a limpet", {}, room.clock.now()})
                        .result());
            QVERIFY(
                !room.ask([&](const store::Queries& q) { return q.timeline(room.pupils[0], {}, "?", 1); }));
            auto tooLong = room.tick("own", "barnacle " + std::string(maxChangeBytes, 'x'));
            QVERIFY(!room.store().record({tooLong.toChange().value()}).result());

            const std::vector<std::string> secrets{"Amara",  "Keating", "periwinkle",
                                                   "limpet", "conch",   "Tess Okafor"};
            const auto decrypted = test::LedgerView(room.folder(), Classroom::key()).decryptedPages();
            for (const auto* there : {"Amara", "Keating", "periwinkle", "limpet", "Tess Okafor"})
                QVERIFY2(decrypted.find(there) != std::string::npos, there); // the search itself works
            const auto look = [&](const char* when) {
                const auto disk = bytesOf(room.folder());
                QVERIFY(disk.size() > 200'000);
                for (const auto& secret : secrets)
                    QVERIFY2(disk.find(secret) == std::string::npos, (secret + " " + when).c_str());
                QVERIFY(disk.find("SQLite format 3") == std::string::npos);
                QVERIFY(disk.find(seen.media[0].sha256.toHex()) == std::string::npos);
            };
            QVERIFY(std::filesystem::exists(room.folder() / "store.db-wal"));
            look("while it is open");
            room.restart();
            look("after a restart");
        }
        qInstallMessageHandler(before);
        QVERIFY(!logged.empty());
        for (const auto* secret : {"Amara", "Keating", "periwinkle", "limpet", "barnacle", "Tess"})
            QVERIFY2(logged.find(secret) == std::string::npos, secret);
    }

    /// `secure_delete`: what goes when a grant ends is not left in free pages or in the search.
    void whatIsForgottenIsGone() {
        Classroom room;
        auto& journal = room.store().journal();
        std::vector<engine::FeedLine> lines;
        const auto stream = domain::pupilStream(room.pupils[1]);
        for (std::uint64_t i = 0; i < 200; ++i) {
            auto change = room.made("observation", stream, EntityId::make(room.clock.now(), room.random),
                                    {{"note", "gathered periwinkles " + std::to_string(i)}});
            lines.emplace_back(engine::FedChange{i + 1, change.change.hlc, "r", change});
        }
        QVERIFY(journal.applyPage(lines, "c"));
        const auto pages = [&] { return test::LedgerView(room.folder(), Classroom::key()).decryptedPages(); };
        QVERIFY(pages().find("periwinkle") != std::string::npos);
        QVERIFY(journal.applyPage({engine::StreamEnded{stream}}, "c"));
        QVERIFY(journal.remember("after", "the log was emptied")); // answered when the writer has tidied up
        const auto log = std::filesystem::file_size(room.folder() / "store.db-wal");
        QVERIFY2(log < 20'000, std::to_string(log).c_str());
        const auto left = pages();
        QVERIFY(left.find("periwinkle") == std::string::npos);
        QVERIFY(left.find("Thorne") == std::string::npos);
        QVERIFY(left.find("Keating") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(PlaintextTest)
#include "plaintext.moc"
