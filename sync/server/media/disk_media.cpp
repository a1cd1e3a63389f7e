#include "sync/server/media/disk_media.h"

#include "sync/server/log/stream_name.h"
#include "sync/server/media/files.h"
#include "sync/server/media/frames.h"

#include <algorithm>
#include <charconv>
#include <memory>

namespace jotter::server {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t maxAboutBytes = 4096;
constexpr std::chrono::hours writingLife{1};
constexpr std::string_view aboutName = "about";

Expected<void> notWritten() {
    return fail("write_failed", ErrorCategory::Storage, "The school server could not write to its disk.");
}

template <class T>
tl::unexpected<Error> pass(const Expected<T>& failed) {
    return tl::make_unexpected(failed.error());
}

} // namespace

std::string Upload::idFor(const MediumName& name, DeviceId device, bool sealed) {
    const auto hash = Sha256::of((sealed ? "jotter-sealed-upload-v1\n" : "jotter-upload-v1\n") + name.stream +
                                 "\n" + name.sha256.toHex() + "\n" + device.toString());
    return hash.toHex().substr(0, 32);
}

DiskMedia::DiskMedia(fs::path folder, KeyStore& keys, RandomSource& random, const Clock& clock)
    : folder_(std::move(folder))
    , keys_(keys)
    , random_(random)
    , clock_(clock) {}

Expected<void> DiskMedia::prepare() {
    return makeFolder(folder_ / "kept").and_then([&] { return makeFolder(folder_ / "incoming"); });
}

fs::path DiskMedia::streamFolder(const std::string& stream) const {
    return folder_ / "kept" / Sha256::of("jotter-stream-v1\n" + stream).toHex().substr(0, 32);
}

std::string DiskMedia::storedName(const MediumName& name) {
    return Sha256::of("jotter-stream-v1\n" + name.stream).toHex().substr(0, 32) + "/" +
           Sha256::of("jotter-medium-v1\n" + name.stream + "\n" + name.sha256.toHex()).toHex().substr(0, 40);
}

Expected<std::vector<std::string>> DiskMedia::kept() {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "kept", error))
        if (entry.is_regular_file(error))
            names.push_back(entry.path().lexically_relative(folder_ / "kept").generic_string());
    return names;
}

fs::path DiskMedia::keptPath(const MediumName& name) {
    return folder_ / "kept" / storedName(name);
}

fs::path DiskMedia::uploadFolder(const std::string& id) const {
    return folder_ / "incoming" / id;
}

Expected<seal::WrapKey> DiskMedia::keyFor(const MediumName& name) {
    const auto stream = StreamName::parse(name.stream);
    return keys_.obtain(stream ? stream->keyOwner() : "school");
}

Expected<std::optional<std::uint64_t>> DiskMedia::size(const MediumName& name) {
    std::error_code error;
    const auto sealed = fs::file_size(keptPath(name), error);
    if (error)
        return std::nullopt;
    return seal::plaintextSize(sealed).map([](std::uint64_t size) { return std::optional(size); });
}

Expected<std::string> DiskMedia::read(const MediumName& name, std::uint64_t offset, std::uint64_t size) {
    const auto path = keptPath(name);
    const auto total = this->size(name);
    if (!total)
        return pass(total);
    if (!*total)
        return fail("medium_missing", ErrorCategory::Storage,
                    "That picture or recording is not on this server.");
    const auto key = keyFor(name);
    if (!key)
        return pass(key);
    const auto header = readPart(path, 0, seal::headerBytes);
    if (!header)
        return header;
    const auto cipher = seal::openHeader(*key, *header);
    if (!cipher)
        return pass(cipher);
    const auto readAt = [&](std::uint64_t at, std::size_t count) { return readPart(path, at, count); };
    return seal::openRange(*cipher, readAt, **total, offset, size);
}

std::vector<DiskMedia::Part> DiskMedia::parts(const fs::path& folder) {
    std::vector<Part> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const auto name = entry.path().filename().string();
        Part part{0, 0, entry.path()};
        const auto* end = name.data() + name.size();
        const auto offset = std::from_chars(name.data(), end, part.offset);
        if (offset.ec != std::errc{} || offset.ptr == end || *offset.ptr != '-')
            continue;
        const auto size = std::from_chars(offset.ptr + 1, end, part.size);
        if (size.ec == std::errc{} && size.ptr == end)
            found.push_back(std::move(part));
    }
    std::ranges::sort(found, std::less{}, &Part::offset);
    return found;
}

Expected<void> DiskMedia::keep(const MediumName& name, std::string_view bytes) {
    return finish(Upload{{}, name, {}, bytes.size(), 0, {}}, bytes, 0);
}

Expected<Upload> DiskMedia::begin(const MediumName& name, DeviceId device, std::uint64_t length,
                                  const std::optional<seal::FileKey>& fileKey) {
    Upload upload{Upload::idFor(name, device, fileKey.has_value()), name, device, length, 0, fileKey};
    if (auto there = find(upload.id, device); there && there->length == length && there->key == fileKey)
        return there;
    if (const auto dropped = drop(upload); !dropped)
        return pass(dropped);
    const auto key = keyFor(name);
    if (!key)
        return pass(key);
    const auto about = std::to_string(length) + "\n" + name.sha256.toHex() + "\n" + device.toString() + "\n" +
                       name.stream + "\n" + (fileKey ? toHex(*fileKey) : "");
    // The stream's owner is in clear, for it says whose key opens the rest.
    const auto owner = StreamName::parse(name.stream).value_or(StreamName{}).keyOwner();
    const auto folder = uploadFolder(upload.id);
    const auto written = makeFolder(folder).and_then(
        [&] { return writeFile(folder / aboutName, owner + "\n" + seal::sealAll(*key, random_, about)); });
    return written ? Expected<Upload>(upload) : pass(written);
}

std::optional<Upload> DiskMedia::about(const std::string& id) {
    const auto file = readWhole(uploadFolder(id) / aboutName, maxAboutBytes);
    const auto newline = file ? file->find('\n') : std::string::npos;
    if (newline == std::string::npos)
        return std::nullopt;
    const auto key = keys_.find(file->substr(0, newline));
    const auto text = key ? seal::openAll(*key, std::string_view(*file).substr(newline + 1)) : pass(key);
    if (!text)
        return std::nullopt;
    std::vector<std::string> lines;
    for (std::string_view rest = *text; lines.size() < 5;) {
        const auto end = std::min(rest.find('\n'), rest.size());
        lines.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const auto sha256 = Sha256::parse(lines[1]);
    const auto device = DeviceId::parse(lines[2]);
    if (!sha256 || !device)
        return std::nullopt;
    Upload upload{id, {lines[3], *sha256}, *device, 0, 0, {}};
    std::from_chars(lines[0].data(), lines[0].data() + lines[0].size(), upload.length);
    if (const auto fileKey = fromHex(lines[4]); fileKey && fileKey->size() == seal::FileKey{}.size()) {
        upload.key.emplace();
        std::ranges::copy(*fileKey, upload.key->begin());
    }
    return upload;
}

Expected<Upload> DiskMedia::find(const std::string& id, DeviceId device) {
    auto upload = about(id);
    if (!upload || upload->device != device)
        return fail("no_upload", ErrorCategory::Rejected, "That upload is not known here; begin it again.");
    for (const auto& part : parts(uploadFolder(id)))
        if (part.offset == upload->received)
            upload->received += part.size;
    return *upload;
}

Expected<Upload> DiskMedia::add(const Upload& upload, std::uint64_t offset, std::string_view bytes) {
    const Turn turn(*this, upload.id);
    if (!turn.mine())
        return fail("upload_busy", ErrorCategory::Transient, "That upload is being added to already.");
    // Read anew: another request may have added since.
    auto now = find(upload.id, upload.device);
    if (!now)
        return now;
    if (offset != now->received)
        return fail("wrong_offset", ErrorCategory::Rejected, "That is not where this upload stands.");
    if (bytes.size() > now->length - now->received)
        return fail("too_long", ErrorCategory::Rejected, "That is more than was announced.");
    now->received += bytes.size();
    if (now->received == now->length) {
        const auto finished = finish(*now, bytes, offset);
        return finished ? now : pass(finished);
    }
    if (bytes.empty())
        return now;
    const auto key = keyFor(now->name);
    if (!key)
        return pass(key);
    const auto path = uploadFolder(now->id) / (std::to_string(offset) + "-" + std::to_string(bytes.size()));
    const auto written = writeFile(path, seal::sealAll(*key, random_, bytes));
    return written ? now : pass(written);
}

Expected<void> DiskMedia::wrongContent(const Upload& upload) {
    return drop(upload).and_then([]() -> Expected<void> {
        return fail("wrong_hash", ErrorCategory::Rejected,
                    "What arrived is not what was announced; send it again.");
    });
}

Expected<void> DiskMedia::finish(const Upload& upload, std::string_view lastBytes, std::uint64_t lastOffset) {
    const auto key = keyFor(upload.name);
    if (!key)
        return pass(key);
    const auto path = keptPath(upload.name);
    if (const auto folder = makeFolder(path.parent_path()); !folder)
        return folder;
    const auto total = upload.key ? seal::plaintextSize(upload.length) : upload.length;
    if (!total)
        return wrongContent(upload);
    NewFileOnDisk file(path);
    FrameWriter writer(file, seal::newFile(*key, random_), *total, upload.key);
    auto written = writer.start();
    const auto before = lastOffset == 0 ? std::vector<Part>{} : parts(uploadFolder(upload.id));
    for (const auto& part : before) {
        if (!written || part.offset >= lastOffset)
            break;
        const auto sealed = readWhole(part.path, seal::sealedSize(part.size));
        const auto plain = sealed ? seal::openAll(*key, *sealed) : sealed;
        written = plain ? writer.add(*plain) : pass(plain);
    }
    if (written)
        written = writer.add(lastBytes);
    if (!written && written.error().code != "bad_frames")
        return written;
    if (!written || writer.hash() != upload.name.sha256)
        return wrongContent(upload);
    return file.keep().and_then([&] { return drop(upload); });
}

Expected<void> DiskMedia::drop(const Upload& upload) {
    if (upload.id.empty())
        return {};
    std::error_code error;
    fs::remove_all(uploadFolder(upload.id), error);
    return error ? notWritten() : Expected<void>{};
}

Expected<void> DiskMedia::remove(const MediumName& name) {
    std::error_code error;
    fs::remove(keptPath(name), error);
    return error ? notWritten() : Expected<void>{};
}

Expected<void> DiskMedia::removeStream(const std::string& stream) {
    std::error_code error;
    fs::remove_all(streamFolder(stream), error);
    std::error_code listing;
    for (const auto& entry : fs::directory_iterator(folder_ / "incoming", listing)) {
        const auto upload = about(entry.path().filename().string());
        // What cannot be opened any more is nobody's.
        if (!upload || upload->name.stream == stream)
            fs::remove_all(entry.path(), error);
    }
    return error ? notWritten() : Expected<void>{};
}

Expected<void> DiskMedia::sweep() {
    std::error_code error;
    const auto oldest = std::chrono::file_clock::from_sys(clock_.now()) - uploadLife;
    for (const auto& entry : fs::directory_iterator(folder_ / "incoming", error))
        if (entry.last_write_time(error) < oldest)
            fs::remove_all(entry.path(), error);
    // An old file under a temporary name was being written when the server was killed; nobody was told of it.
    const auto abandoned = std::chrono::file_clock::from_sys(clock_.now()) - writingLife;
    for (const auto& entry : fs::recursive_directory_iterator(folder_, error))
        if (entry.path().filename().string().find(".new-") != std::string::npos &&
            entry.last_write_time(error) < abandoned)
            fs::remove(entry.path(), error);
    return {};
}

DiskMedia::Turn::Turn(DiskMedia& media, std::string id)
    : media_(media)
    , id_(std::move(id)) {
    const std::scoped_lock lock(media_.mutex_);
    mine_ = media_.busy_.insert(id_).second;
}

DiskMedia::Turn::~Turn() {
    if (!mine_)
        return;
    const std::scoped_lock lock(media_.mutex_);
    media_.busy_.erase(id_);
}

} // namespace jotter::server
