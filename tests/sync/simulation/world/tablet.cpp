#include "tests/sync/simulation/world/tablet.h"

#include "app/store/replica/purge.h"
#include "tests/sync/simulation/disk/memory_files.h"
#include "tests/sync/simulation/world/templates.h"

namespace jotter::simulation {

namespace fs = std::filesystem;

Tablet::Tablet(std::size_t which, const fs::path& where, std::uint64_t seed)
    : number(which)
    , folder(where)
    , disk(where, seed)
    , random(seed + 1) {}

Tablet::~Tablet() {
    stop();
}

void Tablet::unpack() {
    fs::copy(Templates::made().tablet(), folder, fs::copy_options::recursive);
}

void Tablet::cloneFrom(const Tablet& other) {
    fs::copy(other.folder, folder, fs::copy_options::recursive);
    key = other.key;
    device = other.device;
    adult = other.adult;
    ticket = other.ticket;
    skew = other.skew;
}

bool Tablet::joins(DeviceId id, const std::string& sealKey) {
    device = id;
    if (!start())
        return false;
    // What was copied with the template: an epoch is every store's own.
    const bool done = store->saveSetting(store::sealKeySetting, toHex(sealKey)).result() &&
                      store->becomeDevice(id).result() && journal().startNewEpoch();
    stop();
    return done;
}

bool Tablet::start() {
    const Disk::Use use(&disk);
    const auto key32 = Templates::tabletKey();
    if (auto opened = store::Store::open({folder, key32, &clock, &random, store::Threads::Callers}))
        store = std::move(*opened);
    if (store)
        if (auto opened = media::Vault::open(folder / "media", key32, random))
            vault = std::move(*opened);
    const bool agree =
        vault && store->reconcileMedia([this](const Sha256& sha256) { return vault->has(sha256); })
                     .result()
                     .and_then([this](const store::MediaInUse& all) {
                         return vault->removeOrphans(all.readable, all.sealed);
                     });
    if (agree) {
        engine::Config config;
        config.device = device;
        engine = std::make_unique<engine::Engine>(store->journal(), *vault, *key, random, config);
        engine->poke(inFront ? engine::Reason::Foreground : engine::Reason::Timer, now());
        state = State::On;
        ++life;
    } else {
        stop();
    }
    notePower();
    return on();
}

void Tablet::stop() {
    const Disk::Use use(&disk);
    engine.reset();
    vault.reset();
    store.reset();
    if (state == State::On)
        state = State::Off;
}

void Tablet::notePower() {
    if (!disk.dead())
        return;
    stop();
    disk.powerOn();
}

void Tablet::wipe() {
    stop();
    MemoryFiles::all().forget(folder.string());
    const Disk::Use nobody(nullptr);
    fs::remove_all(folder);
    state = State::Gone;
}

} // namespace jotter::simulation
