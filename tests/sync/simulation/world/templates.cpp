#include "tests/sync/simulation/world/templates.h"

#include "app/store/store.h"
#include "sync/server/admin/office.h"
#include "tests/support/memory_vault.h"
#include "tests/sync/simulation/disk/memory_vfs.h"

#include <signal.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>

namespace jotter::simulation {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {
constexpr std::string_view scratchName = "jotter-simulation-";

template <class T>
T need(Expected<T> value) {
    if (!value)
        throw std::runtime_error("the simulation cannot begin: " + value.error().code);
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}

/// What a killed simulation left: folders named after a process that is no more.
void sweep(const fs::path& place) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(place, ignored)) {
        const auto name = entry.path().filename().string();
        if (!name.starts_with(scratchName))
            continue;
        pid_t process = 0;
        std::from_chars(name.data() + scratchName.size(), name.data() + name.size(), process);
        if (process > 0 && ::kill(process, 0) != 0)
            fs::remove_all(entry.path(), ignored);
    }
}

/// Puts the first records of the school in, as its office does.
class Clerk {
public:
    Clerk(server::OpenSchool& school, const Clock& clock, RandomSource& random)
        : office_(school, clock, random) {}

    EntityId record(const std::string& type, const std::string& stream, json fields,
                    std::optional<EntityId> entity = {}) {
        const auto id = entity.value_or(office_.newEntity());
        changes_.push_back(need(office_.make(type, stream, id, std::move(fields))));
        return id;
    }
    EntityId newEntity() { return office_.newEntity(); }
    void keep() { need(office_.keep(std::move(changes_))); }

private:
    server::Office office_;
    std::vector<SealedChange> changes_;
};

std::vector<std::string> namesOf(const Roll& roll, const std::vector<std::size_t>& groups) {
    std::vector<std::string> names;
    for (const auto group : groups)
        names.push_back(roll.groups.at(group).toString());
    return names;
}
} // namespace

const Templates& Templates::made() {
    static const Templates templates;
    return templates;
}

Templates::Templates() {
    const fs::path inMemory = "/dev/shm";
    const auto place = fs::is_directory(inMemory) ? inMemory : fs::temp_directory_path();
    sweep(place);
    scratch_ = place / (std::string(scratchName) + std::to_string(::getpid()));
    fs::create_directory(scratch_);
    useMemoryVfs();
    makeSchool();
    makeTablet();
}

Templates::~Templates() {
    std::error_code ignored;
    fs::remove_all(scratch_, ignored);
}

seal::WrapKey Templates::tabletKey() {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(0x5A);
    return seal::WrapKey(bytes);
}

void Templates::makeSchool() {
    const ManualClock clock(begins() - std::chrono::hours(48));
    fake::SeededRandom random(1);
    const server::SchoolFolder folder(school());
    need(folder.create({"Simulated school", {}}, random));
    const auto open = need(server::OpenSchool::open(folder, clock, random));
    Clerk clerk(*open, clock, random);
    clerk.record("school", "school", {{"name", "Simulated school"}, {"overlap_days", 0}});
    for (auto& group : roll_.groups)
        group = clerk.record("group", "school", {{"name", "Group"}, {"kind", "class"}}).value;
    const std::vector<std::pair<std::string, std::vector<std::size_t>>> staff{
        {"senco", {}}, {"teacher", {0}}, {"ta", {0}}, {"ta", {1}}, {"teacher", {0, 1}}};
    for (const auto& [role, groups] : staff) {
        json fields{{"name", "Adult"}, {"initials", "A"}, {"role", role}, {"active", true}};
        if (!groups.empty())
            fields["groups"] = namesOf(roll_, groups);
        const auto entity = clerk.record("adult", "school", std::move(fields));
        roll_.adults.push_back({AdultId{entity.value}, role, groups});
    }
    for (const auto& groups : std::vector<std::vector<std::size_t>>{{0}, {0}, {1}, {0, 1}}) {
        Pupil pupil;
        const auto entity = clerk.newEntity();
        pupil.id = PupilId{entity.value};
        pupil.groups = groups;
        const auto stream = pupil.stream();
        clerk.record("pupil", stream, {{"given", "Pupil"}, {"family", "Surname"}, {"year", "4"}}, entity);
        for (auto group = groups.rbegin(); group != groups.rend(); ++group)
            pupil.membership = clerk.record(
                "membership", stream,
                {{"group", roll_.groups.at(*group).toString()}, {"from", "2020-09-01"}, {"to", nullptr}});
        pupil.target = clerk.record("target", stream, {{"title", "Numbers"}, {"active", true}});
        pupil.passportLine =
            clerk.record("passport-line", stream, {{"kind", "like"}, {"text", "Trains"}, {"order", 1}});
        pupil.alert = clerk.record("alert", stream, {{"kind", "medical"}, {"allergies", "Nuts"}});
        roll_.pupils.push_back(pupil);
    }
    clerk.keep();
}

void Templates::makeTablet() const {
    const ManualClock clock(begins() - std::chrono::hours(48));
    fake::SeededRandom random(2);
    need(store::Store::open({tablet(), tabletKey(), &clock, &random, store::Threads::Callers}));
}

} // namespace jotter::simulation
