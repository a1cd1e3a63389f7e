#include "app/shell/profile/profile.h"

#include "app/media/take_in.h"
#include "app/shell/profile/store_staff_book.h"
#include "platform/api/durable_file.h"
#include "platform/desktop/keys/key_file.h"
#include "tests/media/pictures.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <fstream>

using namespace jotter;
using namespace jotter::shell;
using namespace std::chrono_literals;

namespace {
std::unique_ptr<platform::KeyStore> keyFileIn(const std::filesystem::path& folder) {
    return std::make_unique<platform::KeyFile>(folder / "keys");
}

platform::KeyStores keyFiles(const std::filesystem::path& folder, const std::string&) {
    std::vector<std::unique_ptr<platform::KeyStore>> stores;
    stores.push_back(keyFileIn(folder));
    return platform::KeyStores{std::move(stores)};
}

platform::KeyStores noKeyStores(const std::filesystem::path&, const std::string&) {
    return platform::KeyStores{{}};
}

void writeText(const std::filesystem::path& file, const std::string& text) {
    std::ofstream{file, std::ios::binary} << text;
}
} // namespace

class ProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyFolderBecomesAProfile();
    void whatWasKeptIsThereAgain();
    void oneProcessHoldsIt();
    void aKilledProcessHoldsItNoMore();
    void withoutItsKeyNothingIsMadeAnew();
    void withoutItsKeyStoreNothingIsMadeAnew();
    void withoutItsStoreNothingIsMadeAnew();
    void aDamagedDescriptionIsRefused_data();
    void aDamagedDescriptionIsRefused();
    void withoutAnyKeyStoreNothingIsMade();
    void aFirstStartThatWasKilledGoesOn();
    void picturesWithoutARecordGoAndDraftsKeepTheirs();
    void ticketsAreKeptForTheSession();
    void aWipeDeletesTheKeysAtOnce();
    void nothingIsLeftOfAWipedProfile();
    void aWipeThatWasKilledGoesOn();

private:
    std::unique_ptr<Profile> withSecrets();
    Expected<std::unique_ptr<Profile>> open(Profile::KeyStoresOf stores = keyFiles);
    std::string codeOfOpening(Profile::KeyStoresOf stores = keyFiles);
    QStringList listing() const;

    std::unique_ptr<QTemporaryDir> dir_;
    std::filesystem::path folder_;
    ManualClock clock_;
    SystemRandom random_;
};

void ProfileTest::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    folder_ = dir_->filePath("profile").toStdString();
}

Expected<std::unique_ptr<Profile>> ProfileTest::open(Profile::KeyStoresOf stores) {
    return Profile::openWhole({folder_, std::move(stores), &clock_, &random_});
}

std::string ProfileTest::codeOfOpening(Profile::KeyStoresOf stores) {
    const auto opened = open(std::move(stores));
    return opened ? std::string{} : opened.error().text.ends_with('.') ? opened.error().code : "no sentence";
}

QStringList ProfileTest::listing() const {
    return QDir{dir_->filePath("profile")}.entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
}

void ProfileTest::anEmptyFolderBecomesAProfile() {
    const auto profile = open();
    QVERIFY2(profile, profile ? "" : profile.error().code.c_str());
    QVERIFY(Uuid::parse((*profile)->id()));
    QVERIFY((*profile)->keyPlace().find("file") != std::string::npos);
    QVERIFY((*profile)->signer().publicKey());
    QCOMPARE(std::filesystem::status(folder_).permissions(), std::filesystem::perms::owner_all);
    const auto facts = nlohmann::json::parse(**platform::readFile(folder_ / "profile.json", 10'000));
    QCOMPARE(facts.size(), 4U); // what stands in clear: nothing personal, no secret
    QCOMPARE(facts.at("id").get<std::string>(), (*profile)->id());
    QCOMPARE(facts.at("key_store").get<std::string>(), std::string{"key_file"});
}

void ProfileTest::whatWasKeptIsThereAgain() {
    std::string id;
    std::string publicKey;
    {
        const auto profile = open();
        id = (*profile)->id();
        publicKey = *(*profile)->signer().publicKey();
        QVERIFY((*profile)->store().saveSetting("theme", "dark").result());
    }
    const auto again = open();
    QVERIFY(again);
    QCOMPARE((*again)->id(), id);
    QVERIFY((*again)->signer().publicKey() == publicKey);
    const auto theme =
        (*again)->store().read([](const store::Queries& queries) { return queries.setting("theme"); });
    QCOMPARE(theme.result(), std::string{"dark"});
}

void ProfileTest::oneProcessHoldsIt() {
    auto first = open();
    QVERIFY(first);
    QCOMPARE(codeOfOpening(), std::string{"profile_busy"});
    first->reset();
    QCOMPARE(codeOfOpening(), std::string{});
}

void ProfileTest::aKilledProcessHoldsItNoMore() {
    std::filesystem::create_directories(folder_);
    int pipe[2] = {};
    QCOMPARE(::pipe(pipe), 0);
    const auto child = ::fork();
    if (child == 0) {
        const auto lock = ProfileLock::take(folder_);
        const char told = lock ? 'y' : 'n';
        while (::write(pipe[1], &told, 1) != 1) {
        }
        ::pause();
        ::_exit(0);
    }
    char told = 0;
    QCOMPARE(::read(pipe[0], &told, 1), 1);
    QCOMPARE(told, 'y');
    QCOMPARE(ProfileLock::take(folder_).error().code, std::string{"profile_busy"});
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QVERIFY(ProfileLock::take(folder_));
    ::close(pipe[0]);
    ::close(pipe[1]);
}

void ProfileTest::withoutItsKeyNothingIsMadeAnew() {
    QVERIFY(open());
    const auto key = folder_ / "keys" / "profile-key.key";
    const auto kept = **platform::readFile(key, 1000);
    QVERIFY(std::filesystem::remove(key));
    const auto before = listing();
    QCOMPARE(codeOfOpening(), std::string{"key_store_gone"});
    QVERIFY(!std::filesystem::exists(key));
    QCOMPARE(listing(), before);
    writeText(key, kept); // it is back
    QCOMPARE(codeOfOpening(), std::string{});
    writeText(key, std::string(32, 'x')); // another one
    QVERIFY(codeOfOpening() != "");
    writeText(key, kept);
    QCOMPARE(codeOfOpening(), std::string{});
}

void ProfileTest::withoutItsKeyStoreNothingIsMadeAnew() {
    QVERIFY(open());
    QCOMPARE(codeOfOpening(noKeyStores), std::string{"key_store_gone"});
    QCOMPARE(codeOfOpening(), std::string{});
}

void ProfileTest::withoutItsStoreNothingIsMadeAnew() {
    QVERIFY(open());
    std::filesystem::rename(folder_ / "store.db", folder_ / "elsewhere");
    QCOMPARE(codeOfOpening(), std::string{"store_gone"});
    QVERIFY(!std::filesystem::exists(folder_ / "store.db"));
    std::filesystem::rename(folder_ / "elsewhere", folder_ / "store.db");
    QCOMPARE(codeOfOpening(), std::string{});
}

void ProfileTest::aDamagedDescriptionIsRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << ""
                           << "profile_damaged";
    QTest::newRow("cut") << R"({"version":1,"id":)"
                         << "profile_damaged";
    QTest::newRow("list") << "[]"
                          << "profile_damaged";
    QTest::newRow("no key store") << R"({"version":1,"id":"x","has_store":true})"
                                  << "profile_damaged";
    QTest::newRow("newer") << R"({"version":2,"id":"x"})"
                           << "profile_newer";
    QTest::newRow("huge") << QString{100'000, ' '} << "profile_damaged";
    QTest::newRow("missing") << QString{} << "profile_damaged";
}

void ProfileTest::aDamagedDescriptionIsRefused() {
    QFETCH(QString, text);
    QFETCH(QString, code);
    QVERIFY(open());
    std::filesystem::remove(folder_ / "profile.json");
    if (!text.isNull())
        writeText(folder_ / "profile.json", text.toStdString());
    const auto before = **platform::readFile(folder_ / "keys" / "profile-key.key", 1000);
    QCOMPARE(QString::fromStdString(codeOfOpening()), code);
    QVERIFY(before == **platform::readFile(folder_ / "keys" / "profile-key.key", 1000));
}

void ProfileTest::withoutAnyKeyStoreNothingIsMade() {
    QCOMPARE(codeOfOpening(noKeyStores), std::string{"key_store_gone"});
    QCOMPARE(listing(), QStringList{"lock"});
}

void ProfileTest::aFirstStartThatWasKilledGoesOn() {
    std::filesystem::create_directories(folder_);
    QVERIFY(keyFileIn(folder_)->write("profile-key", std::string(32, 'a'))); // killed before it was described
    QCOMPARE(codeOfOpening(), std::string{});
    const auto facts = **platform::readFile(folder_ / "profile.json", 10'000);
    auto early = nlohmann::json::parse(facts);
    early["has_store"] = false; // killed after the store was made, before that was noted
    writeText(folder_ / "profile.json", early.dump());
    QCOMPARE(codeOfOpening(), std::string{});
    QVERIFY(facts == **platform::readFile(folder_ / "profile.json", 10'000));
}

void ProfileTest::picturesWithoutARecordGoAndDraftsKeepTheirs() {
    MediumRef inDraft;
    MediumRef orphan;
    {
        const auto profile = open();
        inDraft = *media::takeIn((*profile)->vault(), pictures::jpegOf(pictures::marked(40, 30)));
        orphan = *media::takeIn((*profile)->vault(), pictures::jpegOf(pictures::marked(80, 60)));
        const auto saved = (*profile)->store().saveDraft({.id = "draft",
                                                          .author = AdultId::make(clock_.now(), random_),
                                                          .body = "{}",
                                                          .media = {inDraft},
                                                          .changed = clock_.now()});
        QVERIFY(saved.result());
    } // killed before the second was saved
    const auto again = open();
    QVERIFY(again);
    QVERIFY((*again)->vault().has(inDraft.sha256) && (*again)->vault().has(*inDraft.thumb));
    QVERIFY(!(*again)->vault().has(orphan.sha256) && !(*again)->vault().has(*orphan.thumb));
}

void ProfileTest::ticketsAreKeptForTheSession() {
    const auto profile = open();
    StoreStaffBook book{(*profile)->store()};
    const auto adult = AdultId::make(clock_.now(), random_);
    QVERIFY(!book.find(adult).result());
    session::PinTicket ticket{.id = TicketId::make(clock_.now(), random_),
                              .adult = adult,
                              .expires = clock_.now() + 24h,
                              .verifier = "verifier",
                              .wrongTries = 3,
                              .triedLast = clock_.now()};
    QVERIFY(book.save(ticket).result());
    auto longer = ticket;
    longer.id = TicketId::make(clock_.now(), random_);
    longer.expires += 24h;
    QVERIFY(book.save(longer).result());
    auto found = book.find(adult).result();
    QVERIFY(found && found->id == longer.id && found->wrongTries == 3 && found->verifier == "verifier");
    longer.wrongTries = 0;
    QVERIFY(book.save(longer).result());
    QCOMPARE(book.find(adult).result()->wrongTries, 0);
    QVERIFY(!book.find(AdultId::make(clock_.now(), random_)).result());
    QVERIFY(book.staff().result().adults.empty());
}

/// A profile with a setting, a draft and a picture in it.
std::unique_ptr<Profile> ProfileTest::withSecrets() {
    auto profile = std::move(*open());
    const auto picture = *media::takeIn(profile->vault(), pictures::jpegOf(pictures::marked(40, 30)));
    const auto saved = profile->store().saveDraft({.id = "draft",
                                                   .author = AdultId::make(clock_.now(), random_),
                                                   .body = "{}",
                                                   .media = {picture},
                                                   .changed = clock_.now()});
    if (!saved.result() || !profile->store().saveSetting("theme", "dark").result())
        qFatal("nothing was kept");
    return profile;
}

/// Lost: whoever takes the disk from that moment on reads nothing of it, the app still running or not.
void ProfileTest::aWipeDeletesTheKeysAtOnce() {
    const auto profile = withSecrets();
    const auto id = profile->id();
    const auto keys = QDir(QString::fromStdString((folder_ / "keys").string()));
    QCOMPARE(keys.entryList(QDir::Files).size(), 2); // of the store and media, and the device's own
    QVERIFY(profile->wipe());
    QCOMPARE(keys.entryList(QDir::Files), QStringList());

    const auto taken = std::filesystem::path(dir_->filePath("taken").toStdString());
    std::filesystem::copy(folder_, taken, std::filesystem::copy_options::recursive);
    QVERIFY(std::filesystem::file_size(taken / "store.db") > 0);
    std::filesystem::remove(taken / "wiping"); // and knows how to hinder it
    folder_ = taken;
    QCOMPARE(codeOfOpening(), std::string{"key_store_gone"});
}

void ProfileTest::nothingIsLeftOfAWipedProfile() {
    std::string id;
    {
        const auto profile = withSecrets();
        id = profile->id();
        QVERIFY(profile->wipe());
    }
    QCOMPARE(listing(), (QStringList{"keys", "lock"}));
    const auto anew = open();
    QVERIFY2(anew, anew ? "" : anew.error().code.c_str());
    QVERIFY((*anew)->id() != id);
    const auto theme =
        (*anew)->store().read([](const store::Queries& queries) { return queries.setting("theme"); });
    QCOMPARE(theme.result(), std::string{});
}

void ProfileTest::aWipeThatWasKilledGoesOn() {
    const auto elsewhere = [this](const char* name) {
        return std::filesystem::path(dir_->filePath(QString::fromLatin1(name)).toStdString());
    };
    const auto keyOf = [](const std::filesystem::path& profile) {
        return platform::readFile(profile / "keys" / "profile-key.key", 1000).value().value();
    };
    auto profile = withSecrets();
    const auto id = profile->id();
    const auto key = keyOf(folder_);
    std::filesystem::copy(folder_ / "keys", elsewhere("keys"));
    QVERIFY(profile->wipe());
    std::filesystem::copy(folder_, elsewhere("killed"), std::filesystem::copy_options::recursive);
    profile.reset();
    // The last moment at which it can be killed: marked, and the keys still there.
    folder_ = elsewhere("killed");
    std::filesystem::copy(elsewhere("keys"), folder_ / "keys", std::filesystem::copy_options::recursive);
    QCOMPARE(keyOf(folder_), key);
    const auto anew = open();
    QVERIFY2(anew, anew ? "" : anew.error().code.c_str());
    QVERIFY((*anew)->id() != id);
    QVERIFY(keyOf(folder_) != key);
    QVERIFY(!std::filesystem::exists(folder_ / "wiping"));
    QVERIFY(std::filesystem::is_empty(folder_ / "media"));
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "profile.moc"
