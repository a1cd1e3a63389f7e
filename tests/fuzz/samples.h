#pragma once

#include "tests/support/memory_vault.h"

/// What a school would send, for the inputs to start from.
namespace jotter::fuzz {

/// Changes with everything a change can have: media, versions seen, fields of every kind.
inline std::vector<SealedChange> sampleChanges() {
    fake::SeededRandom random(4711);
    const WallTime now{std::chrono::milliseconds{1'790'000'000'123}};
    const auto device = DeviceId::make(now, random);
    auto full = fake::draft(random, device, now, "counted to \"zwölf\"\n🙂",
                            {MediumRef{Sha256::of("photo"), 312'000, "photo", Sha256::of("thumb")},
                             MediumRef{Sha256::of("voice"), 8'000, "voice", std::nullopt}});
    full.offsetMs = -840;
    full.fields.update({{"step", "0193c1a2-b3c4-7000-8000-00000000000a"},
                        {"help", 3},
                        {"score", 0.5},
                        {"shared", true},
                        {"outcome", nullptr},
                        {"steps", {{"first", {1, -2, {{"deep", "er"}}}}}}});
    full.base["help"] = Hlc{1'790'000'000'000, 7, Hlc::deviceTag(device)};
    full.base["note"] =
        SeenVersions({Hlc{1'790'000'000'000, 1, "00000001"}, Hlc{1'790'000'000'000, 2, "00000002"}});
    return {serialise(std::move(full)).value(), fake::observation(random, device, now, "small")};
}

} // namespace jotter::fuzz
