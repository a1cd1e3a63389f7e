#include "sync/seal/seal.h"

#include "tests/support/arbitrary.h"
#include "tests/support/property.h"

#include <limits>

using namespace jotter;

namespace {
/// Sizes around the edges of frames, where mistakes live.
rc::Gen<std::size_t> size() {
    return rc::gen::oneOf(
        rc::gen::inRange<std::size_t>(0, 300),
        rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 4), rc::gen::inRange(-2, 3)),
                     [](std::pair<int, int> around) {
                         const auto bytes = around.first * static_cast<int>(seal::frameBytes) + around.second;
                         return static_cast<std::size_t>(std::max(bytes, 0));
                     }));
}

std::string randomBytes(std::size_t count) {
    std::string bytes(count, '\0');
    SystemRandom random;
    random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

seal::WrapKey newKey() {
    SystemRandom random;
    return seal::WrapKey::make(random);
}

std::string sealed(const seal::WrapKey& key, std::string_view plaintext) {
    SystemRandom random;
    return seal::sealAll(key, random, plaintext);
}

Expected<std::string> openPart(const seal::WrapKey& key, const std::string& file, std::uint64_t offset,
                               std::uint64_t size) {
    const auto total = seal::plaintextSize(file.size());
    if (!total)
        return tl::make_unexpected(total.error());
    const auto cipher = seal::openHeader(key, std::string_view(file).substr(0, seal::headerBytes));
    if (!cipher)
        return tl::make_unexpected(cipher.error());
    const auto read = [&](std::uint64_t at, std::size_t count) -> Expected<std::string> {
        return at < file.size() ? file.substr(at, count) : std::string();
    };
    return seal::openRange(*cipher, read, *total, offset, size);
}

constexpr std::size_t sealedFrame = seal::frameBytes + seal::tagBytes;
} // namespace

class SealTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sealedAndOpenedIsTheSame() {
        JOTTER_PROPERTY("what was sealed is what is opened, and sizes agree", [] {
            const auto plaintext = randomBytes(*size());
            const auto key = newKey();
            const auto file = sealed(key, plaintext);
            RC_ASSERT(file.size() == seal::sealedSize(plaintext.size()));
            RC_ASSERT(seal::plaintextSize(file.size()) == plaintext.size());
            RC_ASSERT(seal::openAll(key, file) == plaintext);
            if (plaintext.size() >= 16)
                RC_ASSERT(file.find(plaintext.substr(0, 16)) == std::string::npos);
        });
    }

    void anyRangeOpens() {
        JOTTER_PROPERTY("a range opens to exactly those bytes, also past the end", [] {
            const auto plaintext = randomBytes(*size());
            const auto key = newKey();
            const auto file = sealed(key, plaintext);
            const auto from = *rc::gen::oneOf(size(), rc::gen::just(plaintext.size()),
                                              rc::gen::just(std::numeric_limits<std::size_t>::max()));
            const auto count =
                *rc::gen::oneOf(size(), rc::gen::just(std::numeric_limits<std::size_t>::max()));
            const auto wanted = from < plaintext.size() ? plaintext.substr(from, count) : std::string();
            RC_ASSERT(openPart(key, file, from, count) == wanted);
        });
    }

    void aSizeThatNoFileHasIsRefused() {
        JOTTER_PROPERTY("only sizes that sealing makes are accepted", [] {
            const auto bytes = seal::sealedSize(*size()) + *rc::gen::inRange<std::uint64_t>(0, 40);
            const auto plaintext = seal::plaintextSize(bytes);
            if (plaintext)
                RC_ASSERT(seal::sealedSize(*plaintext) == bytes);
        });
        QVERIFY(!seal::plaintextSize(0));
        QVERIFY(!seal::plaintextSize(seal::headerBytes));
        QVERIFY(!seal::plaintextSize(seal::sealedSize(seal::frameBytes) + 5));
    }

    void oneChangedBitIsNoticed() {
        JOTTER_PROPERTY("a bit changed anywhere makes the file refused", [] {
            const auto key = newKey();
            auto file = sealed(key, randomBytes(*size()));
            const auto at = *rc::gen::inRange<std::size_t>(0, file.size());
            file[at] = static_cast<char>(file[at] ^ 1 << *rc::gen::inRange(0, 8));
            const auto opened = seal::openAll(key, file);
            RC_ASSERT(!opened.has_value());
            RC_ASSERT(opened.error().code == "sealed_damaged");
            RC_ASSERT(opened.error().category == ErrorCategory::Storage);
        });
    }

    void aCutFileIsNoticed() {
        JOTTER_PROPERTY("a file cut anywhere is refused, at the edge of a frame too", [] {
            const auto key = newKey();
            const auto file = sealed(key, randomBytes(*size()));
            const auto kept = *rc::gen::inRange<std::size_t>(0, file.size());
            RC_ASSERT(!seal::openAll(key, std::string_view(file).substr(0, kept)));
        });
        const auto key = newKey();
        const auto file = sealed(key, randomBytes(3 * seal::frameBytes));
        QVERIFY(!seal::openAll(key, std::string_view(file).substr(0, seal::headerBytes + 2 * sealedFrame)));
        QVERIFY(!openPart(key, file.substr(0, seal::headerBytes + 2 * sealedFrame), seal::frameBytes, 10));
    }

    void movedFramesAreNoticed() {
        const auto key = newKey();
        const auto file = sealed(key, randomBytes(3 * seal::frameBytes + 5));
        const auto other = sealed(key, randomBytes(3 * seal::frameBytes + 5));
        auto swapped = file;
        swapped.replace(seal::headerBytes, sealedFrame, file, seal::headerBytes + sealedFrame, sealedFrame);
        swapped.replace(seal::headerBytes + sealedFrame, sealedFrame, file, seal::headerBytes, sealedFrame);
        QVERIFY(!seal::openAll(key, swapped));
        auto foreign = file;
        foreign.replace(seal::headerBytes, sealedFrame, other, seal::headerBytes, sealedFrame);
        QVERIFY(!seal::openAll(key, foreign));
        QVERIFY(!seal::openAll(key, other.substr(0, seal::headerBytes) + file.substr(seal::headerBytes)));
    }

    void anotherKeyOpensNothing() {
        const auto file = sealed(newKey(), "counted to ten");
        QCOMPARE(seal::openAll(newKey(), file).error().code, std::string("sealed_damaged"));
        QVERIFY(!seal::WrapKey::fromBytes("short"));
        const auto key = newKey();
        const auto again = seal::WrapKey::fromBytes({reinterpret_cast<const char*>(key.bytes().data()), 32});
        QVERIFY(again.has_value());
        QCOMPARE(seal::openAll(*again, sealed(key, "counted to ten")).value(), std::string("counted to ten"));
    }
};

QTEST_APPLESS_MAIN(SealTest)
#include "seal.moc"
