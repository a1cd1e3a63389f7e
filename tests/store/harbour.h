#pragma once

#include "app/media/vault.h"
#include "app/store/replica/purge.h"
#include "sync/engine/engine.h"
#include "sync/seal/box.h"
#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"
#include "tests/support/memory_journal.h"

#include <sodium.h>

#include <QtTest>

namespace jotter::test {

template <class T>
[[nodiscard]] T need(Expected<T> value) {
    if (!value)
        qFatal("%s", value.error().code.c_str());
    return std::move(*value);
}

/// A tablet of a school: a store, a vault, the engine over both, and the server's key pair.
struct Harbour {
    Harbour() {
        publicKey.resize(seal::boxKeyBytes);
        secretKey.resize(seal::boxKeyBytes);
        crypto_box_keypair(reinterpret_cast<unsigned char*>(publicKey.data()),
                           reinterpret_cast<unsigned char*>(secretKey.data()));
        need(room.store().saveSetting(store::sealKeySetting, toHex(publicKey)).result());
        vault = need(media::Vault::open(room.folder() / "media", Classroom::key(), room.random));
    }

    engine::Journal& journal() { return room.store().journal(); }
    [[nodiscard]] std::string stream(std::size_t pupil) const {
        return domain::pupilStream(room.pupils[pupil]);
    }

    engine::FedChange theirs(std::size_t pupil, const std::string& note, std::uint64_t seq,
                             std::vector<MediumRef> media = {}) {
        auto change = room.made("observation", stream(pupil), EntityId::make(room.clock.now(), room.random),
                                {{"note", note}})
                          .change;
        change.media = std::move(media);
        return {seq, change.hlc, "receipt", need(serialise(change))};
    }
    MediumRef keep(const std::string& picture) {
        need(vault->keep(Sha256::of(picture), picture));
        return {Sha256::of(picture), picture.size(), "photo", std::nullopt};
    }
    ChangeId mine(std::size_t pupil, const std::string& note, std::vector<MediumRef> media = {}) {
        auto seen = room.tick("own", note);
        seen.pupil = room.pupils[pupil];
        seen.media = std::move(media);
        return room.record(seen).changes[0];
    }
    void accept(ChangeId id, std::uint64_t seq) {
        need(
            journal().answered({{id, engine::Answer::Ok, seq, "r", ""}}, {need(journal().epoch()), seq, {}}));
    }
    void end(std::size_t pupil) {
        need(journal().applyPage({engine::StreamEnded{stream(pupil)}}, "ended"));
        tidy();
    }
    void tidy() {
        fake::FakeSigner signer;
        engine::Engine engine(journal(), *vault, signer, room.random, {});
        for (int i = 0; i < 20; ++i)
            static_cast<void>(engine.due(room.clock.now()));
        QVERIFY(need(journal().chores(100)).none());
    }
    [[nodiscard]] std::string pages() const {
        return test::LedgerView(room.folder(), Classroom::key()).decryptedPages();
    }
    /// The record as the server reads it.
    Change opened(const engine::OutgoingChange& sent) {
        return need(parseChange(need(seal::openBox(publicKey, secretKey, need(fromBase64(sent.bytes))))))
            .change;
    }
    std::string opened(const engine::OutgoingMedium& medium) {
        const auto size = need(vault->sealedBytes(medium.sha256));
        return openedWith(need(seal::openBox(publicKey, secretKey, medium.box)),
                          need(vault->readSealed(medium.sha256, 0, static_cast<std::size_t>(size))));
    }
    /// A sealed file by its own key, as the server opens it.
    static std::string openedWith(const std::string& key, const std::string& sealed) {
        seal::FileKey fileKey{};
        std::copy_n(key.begin(), fileKey.size(), fileKey.begin());
        const auto cipher =
            need(seal::cipherOf(fileKey, std::string_view(sealed).substr(0, seal::headerBytes)));
        const auto total = need(seal::plaintextSize(sealed.size()));
        const auto read = [&](std::uint64_t offset, std::size_t size) {
            return Expected<std::string>(sealed.substr(static_cast<std::size_t>(offset), size));
        };
        return need(seal::openRange(cipher, read, total, 0, total));
    }
    static void need(Expected<void> done) {
        if (!done)
            qFatal("%s", done.error().code.c_str());
    }
    template <class T>
    static T need(Expected<T> value) {
        return test::need(std::move(value));
    }

    Classroom room;
    std::string publicKey, secretKey;
    std::unique_ptr<media::Vault> vault;
};

} // namespace jotter::test
