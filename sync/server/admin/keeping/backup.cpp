#include "sync/server/admin/keeping/backup.h"

#include "sync/change/change.h"
#include "sync/server/admin/keeping/copying.h"
#include "sync/server/media/files.h"

#include <algorithm>

namespace jotter::server {

namespace fs = std::filesystem;

namespace {
const std::string keptMedia = "kept/";
const std::vector<std::string> plainFiles{"school.json", "authority.pem", "server.pem"};

/// "20261122T080000123Z": sorts as time does.
std::string stampOf(WallTime now) {
    const auto ms = now.time_since_epoch().count() % 1000;
    auto text = toIso(now - std::chrono::milliseconds(ms)).substr(0, 19);
    std::erase(text, '-');
    std::erase(text, ':');
    const auto tail = std::to_string(ms);
    return text + std::string(3 - tail.size(), '0') + tail + "Z";
}

bool isWithin(const fs::path& inner, const fs::path& outer) {
    const auto relative = fs::weakly_canonical(inner).lexically_relative(fs::weakly_canonical(outer));
    return !relative.empty() && *relative.begin() != "..";
}

Expected<void> moveAside(const SchoolFolder& school, const fs::path& aside) {
    std::error_code error;
    for (const std::string name : {"school.db", "school.db-wal", "school.db-shm"})
        if (fs::exists(school.file(name), error))
            fs::rename(school.file(name), aside / name, error);
    if (error)
        return fail("write_failed", ErrorCategory::Storage,
                    "The present records could not be put aside; nothing was changed.");
    return {};
}
} // namespace

std::vector<std::string> Backup::generations() const {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(place_ / "generations", error))
        if (fs::exists(entry.path() / "school.db", error) &&
            !entry.path().filename().string().starts_with('.'))
            names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

Expected<void> Backup::copyGeneration(const fs::path& folder) const {
    auto done = makeFolder(folder).and_then(
        [&] { return copyDatabase(school_.file("school.db"), folder / "school.db"); });
    if (done && fs::exists(school_.file("audit.db")))
        done = copyDatabase(school_.file("audit.db"), folder / "audit.db");
    for (const auto& name : plainFiles)
        if (done)
            done = copyFile(school_.file(name), folder / name);
    return done;
}

Expected<Backup::Made> Backup::make(ObjectStore& media, WallTime now, std::size_t keep) const {
    if (isWithin(place_, school_.file("")))
        return fail("bad_place", ErrorCategory::Input,
                    "A backup belongs on another disk, not into the school's own folder.");
    Made made;
    made.generation = stampOf(now);
    const auto unfinished = generationPath("." + made.generation);
    auto done = copyGeneration(unfinished);
    // Media and keys after the log: what its records refer to is there by then, and an erasure in between
    // counts.
    if (done)
        done = copyMissing(media, keptMedia, place_ / "media").map([&](std::uint64_t copied) {
            made.media = copied;
        });
    if (done)
        done = copyDatabase(school_.file("keys.db"), place_ / "keys.db");
    if (done)
        done = copyDatabase(school_.file("erasures.db"), place_ / "erasures.db");
    if (done)
        done = newestIn(unfinished / "school.db").map([&](std::uint64_t newest) { made.upto = newest; });
    if (done)
        done = renameFolder(unfinished, generationPath(made.generation));
    if (!done)
        return tl::make_unexpected(done.error());
    const auto all = generations();
    std::error_code ignored;
    for (std::size_t i = 0; i + keep < all.size(); ++i)
        fs::remove_all(generationPath(all[i]), ignored);
    return made;
}

Expected<std::uint64_t> Backup::putMediaBack(const OpenMedia& openMedia) const {
    return openMedia().and_then([&](const std::unique_ptr<ObjectStore>& media) {
        return media->prepare().and_then([&] { return copyMissing(place_ / "media", *media, keptMedia); });
    });
}

Expected<Backup::Made> Backup::restore(const std::string& generation, WallTime now,
                                       const OpenMedia& openMedia) const {
    const auto all = generations();
    const auto chosen = generation.empty() && !all.empty() ? all.back() : generation;
    if (std::ranges::find(all, chosen) == all.end())
        return fail("no_backup", ErrorCategory::Input, "There is no such backup in that place.");
    if (!fs::exists(school_.secret("receipts")))
        return fail("no_secrets", ErrorCategory::Input,
                    "Put the school's folder secrets/ back from its safe first; a backup does not hold it.");
    const auto from = generationPath(chosen);
    Made made{chosen, 0, 0};
    const auto incoming = school_.file("school.db.restored");
    auto done = copyDatabase(from / "school.db", incoming);
    if (done)
        done = newestIn(incoming).map([&](std::uint64_t newest) { made.upto = newest; });
    for (const auto& name : plainFiles)
        if (done && !fs::exists(school_.file(name)))
            done = copyFile(from / name, school_.file(name));
    if (done)
        done = putMediaBack(openMedia).map([&](std::uint64_t copied) { made.media = copied; });
    if (done && !fs::exists(school_.file("audit.db")) && fs::exists(from / "audit.db"))
        done = copyDatabase(from / "audit.db", school_.file("audit.db"));
    for (const std::string apart : {"keys.db", "erasures.db"})
        if (done && !fs::exists(school_.file(apart)))
            done = copyDatabase(place_ / apart, school_.file(apart));
    const auto aside = school_.file("before-restore") / stampOf(now);
    done = done.and_then([&] { return makeFolder(aside); })
               .and_then([&] { return moveAside(school_, aside); })
               .and_then([&] { return renameFolder(incoming, school_.file("school.db")); });
    return done ? Expected<Made>(made) : tl::make_unexpected(done.error());
}

} // namespace jotter::server
