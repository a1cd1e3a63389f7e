#include "platform/api/durable_file.h"
#include "platform/api/key_stores.h"
#include "platform/desktop/keys/device_signer.h"
#include "platform/desktop/keys/key_file.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

using namespace jotter;
using namespace jotter::platform;

namespace {
std::filesystem::path pathOf(const QTemporaryDir& dir) {
    return dir.path().toStdString();
}

/// A key store that refuses, forgets or works, as told.
class OddKeyStore final : public KeyStore {
public:
    enum class Mood { Works, Refuses, Forgets };
    OddKeyStore(std::string kind, Mood mood)
        : kind_(std::move(kind))
        , mood_(mood) {}
    [[nodiscard]] std::string kind() const override { return kind_; }
    [[nodiscard]] std::string describe() const override { return kind_; }
    [[nodiscard]] Expected<std::optional<std::string>> read(const std::string& name) override {
        const auto found = secrets_.find(name);
        return found == secrets_.end() ? std::nullopt : std::optional{found->second};
    }
    [[nodiscard]] Expected<void> write(const std::string& name, const std::string& secret) override {
        if (mood_ == Mood::Refuses)
            return fail("key_store_locked", ErrorCategory::Auth, "Locked.");
        if (mood_ == Mood::Works)
            secrets_[name] = secret;
        return {};
    }
    [[nodiscard]] Expected<void> remove(const std::string& name) override {
        secrets_.erase(name);
        return {};
    }

private:
    std::string kind_;
    Mood mood_;
    std::map<std::string, std::string> secrets_;
};

KeyStores stores(OddKeyStore::Mood first, OddKeyStore::Mood second) {
    std::vector<std::unique_ptr<KeyStore>> made;
    made.push_back(std::make_unique<OddKeyStore>("first", first));
    made.push_back(std::make_unique<OddKeyStore>("second", second));
    return KeyStores{std::move(made)};
}
} // namespace

class PlatformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecretIsReadByThisUserAlone();
    void aMissingSecretIsNoError();
    void aNewProfileTakesTheFirstKeyStoreThatGivesBack();
    void anOldProfileTakesItsOwnKeyStoreOrNone();
    void theDeviceSignsAndTheServerCanTell();
    void aLostSigningKeyIsNotReplaced();
    void aFileIsWholeOrNotThere();
    void whatWasBeingWrittenIsSwept();
    void aFolderThatRefusesIsAnError();
};

void PlatformTest::aSecretIsReadByThisUserAlone() {
    const QTemporaryDir dir;
    KeyFile keys{pathOf(dir) / "keys"};
    const std::string secret("\0binary\n\xff", 9);
    QVERIFY(keys.write("store-key", secret));
    const auto file = pathOf(dir) / "keys" / "store-key.key";
    QCOMPARE(std::filesystem::status(file).permissions(),
             std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    QCOMPARE(std::filesystem::status(file.parent_path()).permissions(), std::filesystem::perms::owner_all);
    KeyFile again{pathOf(dir) / "keys"};
    QVERIFY(*again.read("store-key") == secret);
    QVERIFY(again.remove("store-key"));
    QVERIFY(!again.read("store-key")->has_value());
}

void PlatformTest::aMissingSecretIsNoError() {
    const QTemporaryDir dir;
    KeyFile keys{pathOf(dir) / "never-made"};
    const auto secret = keys.read("store-key");
    QVERIFY(secret);
    QVERIFY(!secret->has_value());
}

void PlatformTest::aNewProfileTakesTheFirstKeyStoreThatGivesBack() {
    using enum OddKeyStore::Mood;
    auto both = stores(Works, Works);
    QCOMPARE((*both.forNewProfile())->kind(), std::string{"first"});
    auto locked = stores(Refuses, Works);
    QCOMPARE((*locked.forNewProfile())->kind(), std::string{"second"});
    auto forgetful = stores(Forgets, Works);
    QCOMPARE((*forgetful.forNewProfile())->kind(), std::string{"second"});
    auto none = stores(Refuses, Forgets);
    QCOMPARE(none.forNewProfile().error().code, std::string{"key_store_gone"});
}

void PlatformTest::anOldProfileTakesItsOwnKeyStoreOrNone() {
    using enum OddKeyStore::Mood;
    auto both = stores(Works, Works);
    QCOMPARE((*both.ofKind("second"))->kind(), std::string{"second"});
    const auto gone = both.ofKind("keychain");
    QCOMPARE(gone.error().code, std::string{"key_store_gone"});
    QCOMPARE(gone.error().category, ErrorCategory::Storage);
}

void PlatformTest::theDeviceSignsAndTheServerCanTell() {
    const QTemporaryDir dir;
    KeyFile keys{pathOf(dir)};
    const auto made = DeviceSigner::make(keys);
    QVERIFY(made);
    const auto loaded = DeviceSigner::load(keys);
    QVERIFY(loaded);
    const auto publicKey = (*loaded)->publicKey();
    QVERIFY(publicKey == (*made)->publicKey());
    const std::string message = "nonce and device";
    const auto signature = (*loaded)->sign(message);
    QVERIFY(signature);

    const auto* where = reinterpret_cast<const unsigned char*>(publicKey->data());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{
        d2i_PUBKEY(nullptr, &where, static_cast<long>(publicKey->size())), EVP_PKEY_free};
    QVERIFY(key);
    const auto verified = [&](const std::string& text) {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest{EVP_MD_CTX_new(),
                                                                             EVP_MD_CTX_free};
        EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get());
        return EVP_DigestVerify(digest.get(), reinterpret_cast<const unsigned char*>(signature->data()),
                                signature->size(), reinterpret_cast<const unsigned char*>(text.data()),
                                text.size()) == 1;
    };
    QVERIFY(verified(message));
    QVERIFY(!verified(message + "!"));
}

void PlatformTest::aLostSigningKeyIsNotReplaced() {
    const QTemporaryDir dir;
    KeyFile keys{pathOf(dir)};
    QCOMPARE(DeviceSigner::load(keys).error().code, std::string{"key_store_gone"});
    QVERIFY(keys.write("device-signing-key", "not a key"));
    QCOMPARE(DeviceSigner::load(keys).error().code, std::string{"key_store_gone"});
    QVERIFY(*keys.read("device-signing-key") == "not a key");
}

void PlatformTest::aFileIsWholeOrNotThere() {
    const QTemporaryDir dir;
    const auto file = pathOf(dir) / "thing";
    QVERIFY(writeDurably(file, "first"));
    std::vector<std::string> steps;
    {
        const auto pending =
            PendingFile::write(file, "second", [&](std::string_view step) { steps.emplace_back(step); });
        QVERIFY(pending);
        QVERIFY(*readFile(file, 100) == "first");
    } // given up
    QVERIFY(*readFile(file, 100) == "first");
    QCOMPARE(std::distance(std::filesystem::directory_iterator{pathOf(dir)}, {}), 1);
    QCOMPARE(steps, (std::vector<std::string>{"created", "half_written", "written", "synced"}));
    QVERIFY(writeDurably(file, "third"));
    QVERIFY(*readFile(file, 100) == "third");
    QCOMPARE(readFile(file, 4).error().code, std::string{"file_too_big"});
}

void PlatformTest::whatWasBeingWrittenIsSwept() {
    const QTemporaryDir dir;
    QVERIFY(writeDurably(pathOf(dir) / "kept", "whole"));
    std::ofstream{pathOf(dir) / "lost.1234-1.part"} << "hal";
    QVERIFY(sweepPendingFiles(pathOf(dir)));
    QVERIFY(!std::filesystem::exists(pathOf(dir) / "lost.1234-1.part"));
    QVERIFY(std::filesystem::exists(pathOf(dir) / "kept"));
}

void PlatformTest::aFolderThatRefusesIsAnError() {
    const QTemporaryDir dir;
    QVERIFY(writeDurably(pathOf(dir) / "file", "not a folder"));
    QCOMPARE(writeDurably(pathOf(dir) / "file" / "inside", "x").error().code, std::string{"disk_failed"});
    QCOMPARE(makeFolder(pathOf(dir) / "file" / "inside").error().code, std::string{"disk_failed"});
    QVERIFY(makeFolder(pathOf(dir) / "a" / "b" / "c"));
    QVERIFY(std::filesystem::is_directory(pathOf(dir) / "a" / "b" / "c"));
    QCOMPARE(diskError(ENOSPC).code, std::string{"disk_full"});
}

QTEST_APPLESS_MAIN(PlatformTest)
#include "platform.moc"
