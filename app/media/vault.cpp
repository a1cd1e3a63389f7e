#include "app/media/vault.h"

#include "sync/seal/box.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <utility>

namespace jotter::media {

namespace {
constexpr std::size_t largestMedium = 256UL * 1024 * 1024;
constexpr const char* sealedEnding = ".sealed";

/// What pictures leave of the disk, so that ticks and notes outlive them (sync.md, I11): a morning's, with
/// the write-ahead log that they go through. Of a disk too small for that, a third.
constexpr std::uintmax_t keptFree = 64UL * 1024 * 1024;

Expected<void> leavesRoom(const std::filesystem::path& folder, std::size_t bytes) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (error) // then writing will tell
        return {};
    const bool room = space.available >= std::min(keptFree, space.capacity / 3) + bytes;
    return room ? Expected<void>() : tl::make_unexpected(platform::diskError(ENOSPC));
}

tl::unexpected<Error> missing() {
    return fail("medium_missing", ErrorCategory::Storage, "This picture or recording is not on this tablet.");
}

tl::unexpected<Error> damaged() {
    return fail("sealed_damaged", ErrorCategory::Storage, "A picture or recording on this disk is damaged.");
}

std::string_view bytesOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// Takes a file away for good. Its header goes first: without the key that is wrapped in it nothing of the
/// rest can be read, wherever the disk still keeps it.
Expected<void> shred(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT ? Expected<void>() : tl::make_unexpected(platform::diskError(errno));
    const std::string nothing(seal::headerBytes, '\0');
    // A disk that does not write any more still lets the file go.
    const bool blank = ::pwrite(file, nothing.data(), nothing.size(), 0) >= 0 && ::fsync(file) == 0;
    static_cast<void>(blank);
    ::close(file);
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error)
        return tl::make_unexpected(platform::diskError(error.value()));
    return {};
}

/// The key for the names of files, so that nobody who holds a picture can look for it by its hash.
seal::WrapKey nameKeyFrom(const seal::WrapKey& key) {
    std::array<std::uint8_t, 32> derived{};
    crypto_kdf_derive_from_key(derived.data(), derived.size(), 1, "medianam", key.bytes().data());
    seal::WrapKey nameKey{derived};
    sodium_memzero(derived.data(), derived.size());
    return nameKey;
}

seal::ReadAt readerOf(std::ifstream& file) {
    return [&file](std::uint64_t offset, std::size_t size) -> Expected<std::string> {
        std::string bytes(size, '\0');
        file.clear();
        file.seekg(static_cast<std::streamoff>(offset));
        file.read(bytes.data(), static_cast<std::streamsize>(size));
        if (file.gcount() != static_cast<std::streamsize>(size))
            return damaged();
        return bytes;
    };
}
} // namespace

Vault::Vault(std::filesystem::path folder, seal::WrapKey key, RandomSource& random)
    : folder_(std::move(folder))
    , key_(key)
    , nameKey_(nameKeyFrom(key))
    , random_(random) {}

Expected<std::unique_ptr<Vault>> Vault::open(std::filesystem::path folder, seal::WrapKey key,
                                             RandomSource& random) {
    return platform::makeFolder(folder)
        .and_then([&] { return platform::sweepPendingFiles(folder); })
        .map([&] { return std::unique_ptr<Vault>(new Vault(folder, key, random)); });
}

void Vault::watchSteps(platform::StepWatch watch) {
    watch_ = std::move(watch);
}

void Vault::passed(std::string_view step) const {
    if (watch_)
        watch_(step);
}

std::string Vault::nameOf(const Sha256& sha256) const {
    std::array<std::uint8_t, 20> name{};
    crypto_generichash(name.data(), name.size(), sha256.bytes.data(), sha256.bytes.size(),
                       nameKey_.bytes().data(), nameKey_.bytes().size());
    return toHex(name);
}

Expected<std::string> Vault::read(const Sha256& sha256, std::uint64_t offset, std::size_t size) {
    const auto path = folder_ / nameOf(sha256);
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return missing();
    std::error_code error;
    const auto sealedBytes = std::filesystem::file_size(path, error);
    const auto total = error ? damaged() : seal::plaintextSize(sealedBytes);
    if (!total)
        return tl::make_unexpected(total.error());
    const auto readAt = readerOf(file);
    return readAt(0, seal::headerBytes)
        .and_then([&](const std::string& header) { return seal::openHeader(key_, header); })
        .and_then([&](const seal::FrameCipher& cipher) {
            return seal::openRange(cipher, readAt, *total, offset, size);
        });
}

Expected<std::string> Vault::readAll(const Sha256& sha256) {
    const auto sealed = platform::readFile(folder_ / nameOf(sha256), largestMedium);
    if (!sealed)
        return tl::make_unexpected(sealed.error());
    if (!*sealed)
        return missing();
    auto plaintext = seal::openAll(key_, **sealed);
    if (plaintext && Sha256::of(*plaintext) != sha256) // another sealed file under this name
        return damaged();
    return plaintext;
}

bool Vault::has(const Sha256& sha256) const {
    std::error_code error;
    return std::filesystem::exists(folder_ / nameOf(sha256), error);
}

Expected<void> Vault::keep(const Sha256& sha256, std::string_view plaintext) {
    if (Sha256::of(plaintext) != sha256)
        return fail("wrong_hash", ErrorCategory::Rejected, "What arrived is not the picture that was sent.");
    return keepAll({{sha256, plaintext}}, false);
}

Expected<MediumRef> Vault::keep(const PreparedPhoto& photo) {
    return keepAll({{photo.sha256, bytesOf(photo.jpeg)}, {photo.thumbSha256, bytesOf(photo.thumb)}}, true)
        .map([&] { return photo.reference(); });
}

Expected<MediumRef> Vault::keep(const Recording& recording) {
    const auto bytes = bytesOf(recording.bytes);
    MediumRef reference{Sha256::of(bytes), bytes.size(), recording.kind, std::nullopt};
    std::vector<Plain> all{{reference.sha256, bytes}};
    if (!recording.thumb.isEmpty()) {
        reference.thumb = Sha256::of(bytesOf(recording.thumb));
        all.push_back({*reference.thumb, bytesOf(recording.thumb)});
    }
    return keepAll(all, true).map([&] { return reference; });
}

Expected<void> Vault::keepAll(const std::vector<Plain>& all, bool captured) {
    const std::scoped_lock lock{keeping_};
    std::vector<platform::PendingFile> pending;
    std::vector<Sha256> added;
    for (const auto& [sha256, bytes] : all) {
        if (readAll(sha256)) { // what is there and whole stays
            if (captured)
                metAgain_.insert(sha256);
            continue;
        }
        if (const auto room = leavesRoom(folder_, bytes.size()); !room)
            return room;
        auto file = platform::PendingFile::write(folder_ / nameOf(sha256),
                                                 seal::sealAll(key_, random_, bytes), watch_);
        if (!file)
            return tl::make_unexpected(file.error());
        pending.push_back(std::move(*file));
        added.push_back(sha256);
    }
    for (auto& file : pending) {
        auto done = file.rename();
        passed("renamed");
        if (done && &file == &pending.back())
            done = platform::syncFolder(folder_);
        if (!done) {
            for (const auto& sha256 : added)
                static_cast<void>(
                    remove(sha256)); // what did get its name is an orphan, swept at the next start too
            return done;
        }
    }
    passed("kept");
    return {};
}

Expected<void> Vault::remove(const Sha256& sha256) {
    return shred(folder_ / nameOf(sha256));
}

Expected<void> Vault::discard(const Sha256& sha256) {
    const std::scoped_lock lock{keeping_};
    return metAgain_.contains(sha256) ? Expected<void>() : remove(sha256);
}

std::filesystem::path Vault::sealedPath(const Sha256& sha256) const {
    return folder_ / (nameOf(sha256) + sealedEnding);
}

Expected<std::string> Vault::seal(const Sha256& sha256, std::string_view publicKey) {
    const auto plaintext = readAll(sha256);
    if (!plaintext)
        return tl::make_unexpected(plaintext.error());
    const auto once = seal::WrapKey::make(random_); // forgotten at once: only the file's own key opens it
    const auto sealed = seal::sealAll(once, random_, *plaintext);
    auto key = seal::fileKey(once, std::string_view(sealed).substr(0, seal::headerBytes));
    if (!key)
        return tl::make_unexpected(key.error());
    auto box = seal::boxFor(publicKey, {reinterpret_cast<const char*>(key->data()), key->size()});
    sodium_memzero(key->data(), key->size());
    if (!box)
        return box;
    return platform::writeDurably(sealedPath(sha256), sealed).map([&] { return std::move(*box); });
}

Expected<std::string> Vault::readSealed(const Sha256& sha256, std::uint64_t offset, std::size_t size) {
    std::ifstream file{sealedPath(sha256), std::ios::binary};
    if (!file)
        return missing();
    std::string bytes(size, '\0');
    file.seekg(static_cast<std::streamoff>(offset));
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return bytes;
}

Expected<std::uint64_t> Vault::sealedBytes(const Sha256& sha256) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(sealedPath(sha256), error);
    if (error)
        return missing();
    return bytes;
}

Expected<void> Vault::discardSealed(const Sha256& sha256) {
    return shred(sealedPath(sha256));
}

Expected<std::size_t> Vault::removeOrphans(const std::set<Sha256>& readable, const std::set<Sha256>& sealed) {
    std::set<std::string> names;
    for (const auto& sha256 : readable)
        names.insert(nameOf(sha256));
    for (const auto& sha256 : sealed)
        names.insert(nameOf(sha256) + sealedEnding);
    std::error_code error;
    std::vector<std::filesystem::path> orphans;
    for (std::filesystem::directory_iterator entry{folder_, error}, end; !error && entry != end;
         entry.increment(error))
        if (!names.contains(entry->path().filename().string()))
            orphans.push_back(entry->path());
    if (error)
        return tl::make_unexpected(platform::diskError(error.value()));
    for (const auto& orphan : orphans)
        if (const auto gone = shred(orphan); !gone)
            return tl::make_unexpected(gone.error());
    return orphans.size();
}

} // namespace jotter::media
