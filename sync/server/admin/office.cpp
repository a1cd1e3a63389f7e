#include "sync/server/admin/office.h"

#include "sync/server/access/pins.h"
#include "sync/server/admin/directory.h"
#include "sync/server/admin/entity_fields.h"
#include "sync/server/media/files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

namespace jotter::server {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t batch = 2000;
constexpr std::size_t maxPinsBytes = 4UL * 1024 * 1024;
constexpr std::size_t longestName = 200;
constexpr std::array<std::string_view, 3> groupKinds{"class", "provision", "set"};
constexpr std::array<std::string_view, 6> roles{"ta", "teacher", "senco", "head", "office", "specialist"};

using TakeLine = std::function<Expected<void>(std::string line, std::uint64_t number)>;

Expected<void> eachLine(const fs::path& path, const TakeLine& take) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail("no_file", ErrorCategory::Input, "That file cannot be read.");
    std::uint64_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty())
            continue;
        if (auto taken = take(std::move(line), number); !taken)
            return taken;
    }
    return {};
}

auto badLine(std::uint64_t number) {
    return fail("bad_line", ErrorCategory::Input,
                "Line " + std::to_string(number) +
                    " of that file cannot be read; what stands before it was taken.");
}

tl::unexpected<Error> badName() {
    return fail("bad_name", ErrorCategory::Input, "A name has between 1 and 200 letters.");
}

tl::unexpected<Error> badPins() {
    return fail("bad_pins", ErrorCategory::Input, "The file of PINs cannot be read.");
}

/// The same file has the same epoch, so loading it again gives every record the number that it has.
Expected<std::string> epochOf(const fs::path& path) {
    Sha256Stream hash;
    const auto read = eachLine(path, [&](std::string line, std::uint64_t) -> Expected<void> {
        hash.add(line + "\n");
        return {};
    });
    if (!read)
        return tl::make_unexpected(read.error());
    return hash.finish().toHex().substr(0, 16);
}

std::map<std::string, fs::path> filesByHash(const fs::path& folder) {
    std::map<std::string, fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error))
        if (entry.is_regular_file(error))
            files.emplace(entry.path().stem().string(), entry.path());
    return files;
}
} // namespace

DeviceId Office::device() {
    return DeviceId::parse("00000000-0000-7000-8000-00000000ffce").value_or(DeviceId{});
}

Expected<void> Office::loadChanges(const fs::path& file, Loaded& loaded) {
    const auto epoch = epochOf(file);
    if (!epoch)
        return tl::make_unexpected(epoch.error());
    std::vector<Arrival> waiting;
    const auto append = [&]() -> Expected<void> {
        const auto appended = school_.log().append(device(), waiting, clock_.now());
        waiting.clear();
        if (!appended)
            return tl::make_unexpected(appended.error());
        for (const auto& verdict : appended->verdicts) {
            loaded.taken += verdict.outcome == Verdict::Outcome::Ok ? 1 : 0;
            loaded.known += verdict.outcome == Verdict::Outcome::Known ? 1 : 0;
            loaded.held += verdict.outcome == Verdict::Outcome::Held ? 1 : 0;
        }
        return {};
    };
    const auto read = eachLine(file, [&](std::string line, std::uint64_t number) -> Expected<void> {
        auto change = parseChange(std::move(line));
        if (!change)
            return append().and_then([&]() -> Expected<void> { return badLine(number); });
        waiting.push_back({*epoch, number, std::nullopt, std::move(*change), {}});
        return waiting.size() < batch ? Expected<void>{} : append();
    });
    return read ? append() : read;
}

Expected<void> Office::loadMedia(const fs::path& changes, const fs::path& folder, Loaded& loaded) {
    const auto files = filesByHash(folder);
    const auto keep = [&](const std::string& stream, const Sha256& sha256) -> Expected<void> {
        const MediumName name{stream, sha256};
        const auto file = files.find(sha256.toHex());
        const auto here = school_.media().size(name);
        if (!here)
            return tl::make_unexpected(here.error());
        if (*here || file == files.end())
            return {};
        const auto bytes = readWhole(file->second, maxMediumBytes);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        ++loaded.media;
        return school_.media().keep(name, *bytes);
    };
    return eachLine(changes, [&](std::string line, std::uint64_t number) -> Expected<void> {
        const auto change = parseChange(std::move(line));
        if (!change)
            return badLine(number);
        for (const auto& medium : change->change.media) {
            auto kept = keep(change->change.stream, medium.sha256);
            if (kept && medium.thumb)
                kept = keep(change->change.stream, *medium.thumb);
            if (!kept)
                return kept;
        }
        return {};
    });
}

Expected<void> Office::loadPins(const fs::path& file, Loaded& loaded) {
    const auto text = readWhole(file, maxPinsBytes);
    const auto list = text ? parseJson(*text) : tl::make_unexpected(text.error());
    if (!list || !list->is_array())
        return badPins();
    for (const auto& item : *list) {
        const auto member = [&](const char* name) {
            const auto it = item.find(name);
            return it != item.end() && it->is_string() ? it->get<std::string>() : std::string{};
        };
        const auto adult = AdultId::parse(member("adult"));
        if (!adult)
            return badPins();
        const auto has = school_.registry().hasPin(*adult);
        if (!has)
            return tl::make_unexpected(has.error());
        if (*has)
            continue;
        if (const auto set = setPin(*adult, member("pin")); !set)
            return set;
        ++loaded.pins;
    }
    return {};
}

Expected<void> Office::setPin(AdultId adult, const std::string& pin) {
    if (!wellFormedPin(pin))
        return fail("bad_pin", ErrorCategory::Input, "A PIN has 4 to 12 digits.");
    return makeVerifier(pin).and_then([&](const std::string& verifier) {
        return school_.registry().setPin(adult, verifier, pin.size(), clock_.now());
    });
}

Expected<SealedChange> Office::make(const std::string& type, const std::string& stream, EntityId entity,
                                    nlohmann::json fields, std::map<std::string, Hlc> base) {
    const auto now = clock_.now();
    Change change;
    change.id = ChangeId::make(now, random_);
    change.type = type;
    change.stream = stream;
    change.entity = entity;
    // The office has no adult of its own; a new adult's record is signed by that adult.
    change.author = AdultId{type == "adult" ? entity.value : device().value};
    change.device = device();
    change.hlc = stamps_.tick();
    change.at = now;
    change.fields = std::move(fields);
    change.base = {base.begin(), base.end()};
    return serialise(std::move(change));
}

Expected<void> Office::keep(std::vector<SealedChange> changes) {
    if (changes.empty())
        return {};
    // An epoch for each call: nothing else is ever numbered in it.
    const auto epoch = changes.front().hash.toHex().substr(0, 16);
    std::vector<Arrival> arrivals;
    for (auto& change : changes)
        arrivals.push_back({epoch, arrivals.size() + 1, std::nullopt, std::move(change), {}});
    const auto appended = school_.log().append(device(), arrivals, clock_.now());
    return appended ? Expected<void>{} : tl::make_unexpected(appended.error());
}

Expected<AdultId> Office::addAdult(const std::string& name, const std::string& initials,
                                   const std::string& role) {
    if (std::ranges::find(roles, role) == roles.end())
        return fail("bad_role", ErrorCategory::Input,
                    "A role is one of ta, teacher, senco, head, office, specialist.");
    if (name.empty() || name.size() > longestName)
        return badName();
    const auto entity = newEntity();
    return make("adult", "school", entity,
                {{"name", name}, {"initials", initials}, {"role", role}, {"active", true}})
        .and_then([&](SealedChange change) { return keep({std::move(change)}); })
        .map([&] { return AdultId{entity.value}; });
}

Expected<void> Office::retireAdult(AdultId adult) {
    const auto adults = entitiesInSchool(school_.log(), "adult");
    if (!adults)
        return tl::make_unexpected(adults.error());
    const auto found = adults->find(EntityId{adult.value});
    if (found == adults->end())
        return fail("no_adult", ErrorCategory::Input, "There is no one adult of that name.");
    const nlohmann::json left{{"active", false}};
    return make("adult", "school", found->first, left, seenBy(found->second, left))
        .and_then([&](SealedChange change) { return keep({std::move(change)}); })
        .and_then([&] { return school_.registry().endAdult(adult, clock_.now()); });
}

Expected<Uuid> Office::addGroup(const std::string& name, const std::string& kind) {
    if (std::ranges::find(groupKinds, kind) == groupKinds.end())
        return fail("bad_kind", ErrorCategory::Input, "A group is a class, a provision or a set.");
    if (name.empty() || name.size() > longestName)
        return badName();
    const auto entity = newEntity();
    return make("group", "school", entity, {{"name", name}, {"kind", kind}, {"active", true}})
        .and_then([&](SealedChange change) { return keep({std::move(change)}); })
        .map([&] { return entity.value; });
}

} // namespace jotter::server
