#include "tests/sync/simulation/world/school.h"

#include "tests/sync/simulation/disk/memory_files.h"
#include "tests/sync/simulation/world/templates.h"

#include <array>

namespace jotter::simulation {

namespace fs = std::filesystem;

namespace {
constexpr std::array<const char*, 3> logFiles{"school.db", "school.db-wal", "school.db-shm"};
}

School::School(const fs::path& folder, std::uint64_t seed)
    : disk(folder, seed)
    , folder_(folder)
    , random_(seed + 1) {
    fs::copy(Templates::made().school(), folder_, fs::copy_options::recursive);
    clock.set(Templates::begins());
}

School::~School() {
    stop();
}

const Roll& School::roll() {
    return Templates::made().roll();
}

bool School::start() {
    const Disk::Use use(&disk);
    auto school = server::OpenSchool::open(files(), clock, random_);
    if (school) {
        if (auto ports = (*school)->ports()) {
            school_ = std::move(*school);
            core_ = std::make_unique<server::Core>(std::move(*ports));
        }
    }
    if (school)
        school->reset();
    if (disk.dead())
        crash();
    else if (up() && onStart)
        onStart();
    return up();
}

void School::stop() {
    const Disk::Use use(&disk);
    core_.reset();
    school_.reset();
}

void School::crash() {
    stop();
    disk.powerOn();
    if (onCrash)
        onCrash();
}

std::optional<server::Response> School::handle(server::Request request) {
    if (!up())
        return std::nullopt;
    const Disk::Use use(&disk);
    auto response = core_->handle(std::move(request));
    if (response.longBody.size > 0 && !disk.dead()) {
        auto body = response.longBody.read(0, response.longBody.size);
        response.longBody = {};
        if (!body)
            return std::nullopt; // a body that ends early is no answer
        response.body = std::move(*body);
    }
    if (!disk.dead())
        return response;
    crash();
    return std::nullopt;
}

bool School::atTheServer(const std::function<Expected<void>(server::OpenSchool&, server::Office&)>& work) {
    if (!up())
        return false;
    const Disk::Use use(&disk);
    bool done = false;
    {
        server::Office office(*school_, clock, random_);
        done = work(*school_, office).has_value();
    }
    if (!disk.dead())
        return done;
    crash();
    return false;
}

void School::copy(bool noted) {
    const auto seq = look([](server::OpenSchool& school) { return school.log().newest().value_or(0); });
    disk.behave();
    stop();
    const auto place = folder_.string() + ".copy";
    fs::remove_all(place);
    fs::create_directory(place);
    for (const auto* file : logFiles)
        if (fs::exists(folder_ / file))
            fs::copy_file(folder_ / file, fs::path(place) / file);
    hasCopy_ = true;
    start();
    if (noted)
        atTheServer(
            [&](server::OpenSchool& school, server::Office&) { return school.log().noteBackup(seq); });
}

void School::putBack(bool said) {
    disk.behave();
    stop();
    MemoryFiles::all().forget(folder_.string());
    const fs::path place = folder_.string() + ".copy";
    for (const auto* file : logFiles) {
        fs::remove(folder_ / file);
        if (fs::exists(place / file))
            fs::copy_file(place / file, folder_ / file);
    }
    start();
    if (said)
        atTheServer([](server::OpenSchool& school, server::Office&) { return school.renewEpoch(); });
}

} // namespace jotter::simulation
