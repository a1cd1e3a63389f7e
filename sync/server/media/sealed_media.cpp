#include "sync/server/media/sealed_media.h"

#include "sync/server/log/stream_name.h"
#include "sync/server/media/frames.h"

#include <algorithm>
#include <map>

namespace jotter::server {

namespace {
constexpr std::chrono::hours writingLife{1};
constexpr int readTries = 3;
const std::string keptPrefix = "kept/";
const std::string incomingPrefix = "incoming/";

template <class T>
tl::unexpected<Error> pass(const Expected<T>& failed) {
    return tl::make_unexpected(failed.error());
}

auto missing() {
    return fail("medium_missing", ErrorCategory::Storage, "That picture or recording is not on this server.");
}

std::string streamPrefix(const std::string& stream) {
    return keptPrefix + Sha256::of("jotter-stream-v1\n" + stream).toHex().substr(0, 32) + "/";
}

std::string uploadPrefix(const std::string& id) {
    return incomingPrefix + id + "/";
}

/// "incoming/<id>/…" → id
std::string uploadOf(const std::string& name) {
    return name.substr(incomingPrefix.size(), name.find('/', incomingPrefix.size()) - incomingPrefix.size());
}

std::uint64_t frameStart(std::uint64_t frame) {
    return seal::headerBytes + frame * (seal::frameBytes + seal::tagBytes);
}
} // namespace

SealedMedia::SealedMedia(ObjectStore& objects, KeyStore& keys, RandomSource& random, const Clock& clock)
    : objects_(objects)
    , keys_(keys)
    , random_(random)
    , clock_(clock) {}

std::string SealedMedia::storedName(const MediumName& name) {
    return streamPrefix(name.stream).substr(keptPrefix.size()) +
           Sha256::of("jotter-medium-v1\n" + name.stream + "\n" + name.sha256.toHex()).toHex().substr(0, 40);
}

Expected<std::vector<std::string>> SealedMedia::kept() {
    return objects_.list(keptPrefix).map([](const std::vector<StoredObject>& objects) {
        std::vector<std::string> names;
        for (const auto& object : objects)
            names.push_back(object.name.substr(keptPrefix.size()));
        return names;
    });
}

Expected<seal::WrapKey> SealedMedia::keyFor(const MediumName& name) {
    const auto stream = StreamName::parse(name.stream);
    return keys_.obtain(stream ? stream->keyOwner() : "school");
}

Expected<std::optional<std::uint64_t>> SealedMedia::size(const MediumName& name) {
    return objects_.size(keptPrefix + storedName(name))
        .and_then([](const std::optional<std::uint64_t>& sealed) -> Expected<std::optional<std::uint64_t>> {
            if (!sealed)
                return std::nullopt;
            return seal::plaintextSize(*sealed).map([](std::uint64_t size) { return std::optional(size); });
        });
}

Expected<std::string> SealedMedia::read(const MediumName& name, std::uint64_t offset, std::uint64_t size) {
    auto got = readVersion(name, offset, size);
    // Two tablets may bring the same medium, each of which is sealed with another key.
    for (int tries = 1; !got && got.error().code == "object_changed" && tries < readTries; ++tries)
        got = readVersion(name, offset, size);
    return got;
}

Expected<std::string> SealedMedia::readVersion(const MediumName& name, std::uint64_t offset,
                                               std::uint64_t size) {
    const auto object = keptPrefix + storedName(name);
    const auto end = offset + std::min(size, maxMediumBytes);
    const auto from = offset / seal::frameBytes;
    const auto sealedEnd = frameStart((end + seal::frameBytes - 1) / seal::frameBytes);
    // The first frames come together with the header; for later ones the header comes alone.
    auto first = objects_.read(object, 0, from == 0 ? sealedEnd : seal::headerBytes);
    if (!first)
        return pass(first);
    if (!*first)
        return missing();
    const auto total = seal::plaintextSize((*first)->total);
    if (!total)
        return pass(total);
    if (offset >= *total)
        return std::string();
    const auto key = keyFor(name);
    if (!key)
        return pass(key);
    const auto cipher =
        seal::openHeader(*key, std::string_view((*first)->bytes).substr(0, seal::headerBytes));
    if (!cipher)
        return pass(cipher);
    auto sealed = std::move((*first)->bytes);
    std::uint64_t sealedFrom = 0;
    if (from > 0) {
        sealedFrom = frameStart(from);
        auto frames = objects_.read(object, sealedFrom, sealedEnd - sealedFrom, (*first)->version);
        if (!frames)
            return pass(frames);
        if (!*frames)
            return missing();
        sealed = std::move((*frames)->bytes);
    }
    const auto readAt = [&](std::uint64_t at, std::size_t count) -> Expected<std::string> {
        const auto there = std::min<std::uint64_t>(at - sealedFrom, sealed.size());
        return sealed.substr(there, count);
    };
    return seal::openRange(*cipher, readAt, *total, offset, size);
}

Expected<void> SealedMedia::keep(const MediumName& name, std::string_view bytes) {
    return finish(Upload{{}, name, {}, bytes.size(), 0, {}}, {}, bytes);
}

Expected<Upload> SealedMedia::begin(const MediumName& name, DeviceId device, std::uint64_t length,
                                    const std::optional<seal::FileKey>& fileKey) {
    Upload upload{Upload::idFor(name, device, fileKey.has_value()), name, device, length, 0, fileKey};
    const auto there = find(upload.id, device);
    if (there && there->length == length && there->key == fileKey)
        return there;
    if (!there && there.error().code != "no_upload")
        return there;
    if (const auto dropped = drop(upload); !dropped)
        return pass(dropped);
    const auto written = sealAbout(upload, keys_, random_).and_then([&](const std::string& text) {
        return objects_.put(uploadPrefix(upload.id) + aboutName, text);
    });
    return written ? Expected<Upload>(upload) : pass(written);
}

Expected<std::optional<Upload>> SealedMedia::about(const std::string& id) {
    const auto object = objects_.read(uploadPrefix(id) + aboutName, 0, maxAboutBytes);
    if (!object)
        return pass(object);
    return *object ? openAbout(id, (*object)->bytes, keys_) : std::nullopt;
}

Expected<std::vector<UploadPart>> SealedMedia::parts(const std::string& id) {
    return objects_.list(uploadPrefix(id)).map([](const std::vector<StoredObject>& objects) {
        std::vector<std::string> names;
        for (const auto& object : objects)
            names.push_back(object.name);
        return partsInOrder(names);
    });
}

Expected<Upload> SealedMedia::find(const std::string& id, DeviceId device) {
    auto upload = about(id);
    if (!upload)
        return pass(upload);
    if (!*upload || (*upload)->device != device)
        return fail("no_upload", ErrorCategory::Rejected, "That upload is not known here; begin it again.");
    return parts(id).map([&](const std::vector<UploadPart>& there) {
        (*upload)->received = there.empty() ? 0 : there.back().offset + there.back().size;
        return **upload;
    });
}

Expected<Upload> SealedMedia::add(const Upload& upload, std::uint64_t offset, std::string_view bytes) {
    const Turn turn(*this, upload.id);
    if (!turn.mine())
        return fail("upload_busy", ErrorCategory::Transient, "That upload is being added to already.");
    // Read anew: another request may have added since.
    const auto before = parts(upload.id);
    if (!before)
        return pass(before);
    auto now = upload;
    now.received = before->empty() ? 0 : before->back().offset + before->back().size;
    if (offset != now.received)
        return fail("wrong_offset", ErrorCategory::Rejected, "That is not where this upload stands.");
    if (bytes.size() > now.length - now.received)
        return fail("too_long", ErrorCategory::Rejected, "That is more than was announced.");
    now.received += bytes.size();
    if (now.received == now.length) {
        const auto finished = finish(now, *before, bytes);
        return finished ? Expected<Upload>(now) : pass(finished);
    }
    if (bytes.empty())
        return now;
    const auto key = keyFor(now.name);
    if (!key)
        return pass(key);
    const auto written = objects_.put(uploadPrefix(now.id) + partName(offset, bytes.size()),
                                      seal::sealAll(*key, random_, bytes));
    return written ? Expected<Upload>(now) : pass(written);
}

Expected<void> SealedMedia::wrongContent(const Upload& upload) {
    return drop(upload).and_then([]() -> Expected<void> {
        return fail("wrong_hash", ErrorCategory::Rejected,
                    "What arrived is not what was announced; send it again.");
    });
}

Expected<std::string> SealedMedia::open(const UploadPart& part, const seal::WrapKey& key) {
    const auto sealed = objects_.read(part.name, 0, seal::sealedSize(part.size));
    if (!sealed)
        return pass(sealed);
    if (!*sealed) // Another server has finished or dropped it.
        return fail("upload_busy", ErrorCategory::Transient, "That upload is being finished already.");
    return seal::openAll(key, (*sealed)->bytes);
}

Expected<void> SealedMedia::finish(const Upload& upload, const std::vector<UploadPart>& before,
                                   std::string_view lastBytes) {
    const auto key = keyFor(upload.name);
    if (!key)
        return pass(key);
    const auto total = upload.key ? seal::plaintextSize(upload.length) : upload.length;
    if (!total)
        return wrongContent(upload);
    const auto file = objects_.begin(keptPrefix + storedName(upload.name));
    if (!file)
        return pass(file);
    FrameWriter writer(**file, seal::newFile(*key, random_), *total, upload.key);
    auto written = writer.start();
    for (const auto& part : before) {
        const auto plain = written ? open(part, *key) : pass(written);
        written = plain ? writer.add(*plain) : pass(plain);
    }
    if (written)
        written = writer.add(lastBytes);
    if (!written && written.error().code != "bad_frames")
        return written;
    if (!written || writer.hash() != upload.name.sha256)
        return wrongContent(upload);
    return (*file)->keep().and_then([&] { return drop(upload); });
}

Expected<void> SealedMedia::drop(const Upload& upload) {
    return upload.id.empty() ? Expected<void>{} : objects_.removeAll(uploadPrefix(upload.id));
}

Expected<void> SealedMedia::remove(const std::vector<MediumName>& media) {
    std::map<std::string, std::set<std::string>> byStream;
    for (const auto& name : media)
        byStream[streamPrefix(name.stream)].insert(keptPrefix + storedName(name));
    for (const auto& [prefix, names] : byStream) {
        // Most were removed long ago: a look at what is there costs less than removing each again.
        auto there = names.size() > 1 ? objects_.list(prefix) : std::vector{StoredObject{*names.begin(), {}}};
        if (!there)
            return pass(there);
        for (const auto& object : *there)
            if (names.contains(object.name))
                if (const auto removed = objects_.remove(object.name); !removed)
                    return removed;
    }
    return {};
}

Expected<void> SealedMedia::removeStream(const std::string& stream) {
    if (const auto removed = objects_.removeAll(streamPrefix(stream)); !removed)
        return removed;
    const auto incoming = objects_.list(incomingPrefix);
    if (!incoming)
        return pass(incoming);
    std::set<std::string> uploads;
    for (const auto& object : *incoming)
        uploads.insert(uploadOf(object.name));
    for (const auto& id : uploads) {
        const auto upload = about(id);
        if (!upload)
            return pass(upload);
        // What cannot be opened any more is nobody's.
        if (!*upload || (*upload)->name.stream == stream)
            if (const auto removed = objects_.removeAll(uploadPrefix(id)); !removed)
                return removed;
    }
    return {};
}

Expected<void> SealedMedia::sweep() {
    const auto incoming = objects_.list(incomingPrefix);
    if (!incoming)
        return pass(incoming);
    std::map<std::string, WallTime> newest;
    for (const auto& object : *incoming) {
        auto& time = newest[uploadOf(object.name)];
        time = std::max(time, object.written);
    }
    for (const auto& [id, time] : newest)
        if (time < clock_.now() - uploadLife)
            if (const auto removed = objects_.removeAll(uploadPrefix(id)); !removed)
                return removed;
    // What was being written when a server was killed; nobody was told of it.
    return objects_.sweep(clock_.now() - writingLife);
}

SealedMedia::Turn::Turn(SealedMedia& media, std::string id)
    : media_(media)
    , id_(std::move(id)) {
    const std::scoped_lock lock(media_.mutex_);
    mine_ = media_.busy_.insert(id_).second;
}

SealedMedia::Turn::~Turn() {
    if (!mine_)
        return;
    const std::scoped_lock lock(media_.mutex_);
    media_.busy_.erase(id_);
}

} // namespace jotter::server
