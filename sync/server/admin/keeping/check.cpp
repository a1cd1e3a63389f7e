#include "sync/server/admin/keeping/check.h"

#include "sync/server/admin/keeping/copying.h"

#include <algorithm>
#include <map>
#include <set>

namespace jotter::server {

namespace {
constexpr std::size_t pageSize = 500;
constexpr std::size_t pieceBytes = 1UL << 20;

/// Media by stream, each once however many records refer to it.
using Referred = std::map<std::string, std::set<std::string>>;

Expected<void> checkChanges(Log& log, Checked& checked, Referred& referred) {
    std::uint64_t after = 0;
    for (bool more = true; more;) {
        const auto page = log.page(after, pageSize, [](const std::string&) { return true; });
        if (!page)
            return tl::make_unexpected(page.error());
        for (const auto& logged : page->changes) {
            ++checked.changes;
            const auto change = parseChange(logged.bytes);
            if (!change || change->hash != logged.hash || change->change.id != logged.id) {
                ++checked.damagedChanges;
                continue;
            }
            for (const auto& medium : change->change.media) {
                referred[logged.stream].insert(medium.sha256.toHex());
                if (medium.thumb)
                    referred[logged.stream].insert(medium.thumb->toHex());
            }
        }
        after = page->scannedTo;
        more = page->more;
    }
    return {};
}

/// True when the store itself failed, which says nothing about one medium.
bool isStoreFailing(const Error& error) {
    return error.category == ErrorCategory::Transient || error.code == "media_refused" ||
           error.code == "no_bucket";
}

Expected<bool> isWhat(MediaStore& media, const MediumName& name, std::uint64_t size) {
    Sha256Stream hash;
    for (std::uint64_t at = 0; at < size;) {
        const auto piece = media.read(name, at, pieceBytes);
        if (!piece && isStoreFailing(piece.error()))
            return tl::make_unexpected(piece.error());
        if (!piece || piece->empty())
            return false;
        hash.add(*piece);
        at += piece->size();
    }
    return hash.finish() == name.sha256;
}

Expected<void> checkMedium(Log& log, MediaStore& media, const MediumName& name, Checked& checked) {
    const auto size = media.size(name);
    if (!size && isStoreFailing(size.error()))
        return tl::make_unexpected(size.error());
    if (!size) {
        ++checked.damagedMedia;
        return {};
    }
    if (!*size) // What was erased is not missed.
        return log.markOf(name.stream, name.sha256).map([&](MediumMark mark) {
            checked.missingMedia += mark == MediumMark::None || mark == MediumMark::Hidden ? 1 : 0;
        });
    ++checked.media;
    return isWhat(media, name, **size).map([&](bool good) { checked.damagedMedia += good ? 0 : 1; });
}

Expected<void> checkMedia(Log& log, MediaStore& media, const Referred& referred, Checked& checked) {
    std::set<std::string> expected;
    for (const auto& [stream, hashes] : referred) {
        for (const auto& hash : hashes) {
            const MediumName name{stream, Sha256::parse(hash).value_or(Sha256{})};
            expected.insert(media.storedName(name));
            if (const auto done = checkMedium(log, media, name, checked); !done)
                return done;
        }
    }
    return media.kept().map([&](const std::vector<std::string>& kept) {
        checked.orphans = static_cast<std::uint64_t>(
            std::ranges::count_if(kept, [&](const std::string& name) { return !expected.contains(name); }));
    });
}
} // namespace

Expected<Checked> checkSchool(const SchoolFolder& folder, OpenSchool& school) {
    Checked checked;
    for (const std::string name : {"school.db", "keys.db", "erasures.db", "audit.db"})
        if (std::filesystem::exists(folder.file(name)) && !isWhole(folder.file(name)))
            checked.damagedDatabases.push_back(name);
    Referred referred;
    const auto done = checkChanges(school.log(), checked, referred).and_then([&] {
        return checkMedia(school.log(), school.media(), referred, checked);
    });
    return done ? Expected<Checked>(std::move(checked)) : tl::make_unexpected(done.error());
}

} // namespace jotter::server
