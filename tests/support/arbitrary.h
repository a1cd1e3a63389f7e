#pragma once

#include "sync/change/change.h"

#include <rapidcheck.h>

/// Generators of what schools could write, for property tests.
namespace jotter::arbitrary {

inline rc::Gen<std::uint8_t> byte() {
    return rc::gen::map(rc::gen::inRange(0, 256), [](int value) { return static_cast<std::uint8_t>(value); });
}

inline rc::Gen<Uuid> uuid() {
    return rc::gen::map(rc::gen::container<std::array<std::uint8_t, 16>>(byte()),
                        [](std::array<std::uint8_t, 16> bytes) { return Uuid{bytes}; });
}

template <class Tag>
rc::Gen<Id<Tag>> id() {
    return rc::gen::map(uuid(), [](Uuid value) { return Id<Tag>{value}; });
}

inline rc::Gen<Sha256> sha256() {
    return rc::gen::map(rc::gen::container<std::array<std::uint8_t, 32>>(byte()),
                        [](std::array<std::uint8_t, 32> bytes) { return Sha256{bytes}; });
}

/// Times between 1970 and 2255, to the millisecond: what 43 bits hold.
inline rc::Gen<WallTime> wallTime() {
    return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 9'000'000'000'000),
                        [](std::int64_t ms) { return WallTime{std::chrono::milliseconds{ms}}; });
}

inline rc::Gen<Hlc> hlc() {
    return rc::gen::map(
        rc::gen::tuple(rc::gen::inRange<std::uint64_t>(0, 1ULL << 48U), rc::gen::arbitrary<std::uint16_t>(),
                       id<DeviceTag>()),
        [](const std::tuple<std::uint64_t, std::uint16_t, DeviceId>& parts) {
            return Hlc{std::get<0>(parts), std::get<1>(parts), Hlc::deviceTag(std::get<2>(parts))};
        });
}

/// Words with accents, quotes, line breaks and an emoji: people write all of these.
inline rc::Gen<std::string> prose() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "counted", " ", "zwölf", "\n", "\"yes\"", "\\", "🙂", "\t", "é", "7")),
                        [](const std::vector<std::string>& words) {
                            std::string text;
                            for (const auto& word : words)
                                text += word;
                            return text;
                        });
}

inline rc::Gen<nlohmann::json> scalar() {
    return rc::gen::oneOf(
        rc::gen::map(prose(), [](std::string text) { return nlohmann::json(std::move(text)); }),
        rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return nlohmann::json(n); }),
        rc::gen::map(rc::gen::arbitrary<bool>(), [](bool yes) { return nlohmann::json(yes); }),
        rc::gen::just(nlohmann::json(nullptr)), rc::gen::just(nlohmann::json(0.1)));
}

inline rc::Gen<std::string> fieldName() {
    return rc::gen::element<std::string>("note", "help", "step", "name", "outcome");
}

inline rc::Gen<MediumRef> medium() {
    return rc::gen::exec([] {
        MediumRef ref{*sha256(), *rc::gen::arbitrary<std::uint64_t>(),
                      *rc::gen::element<std::string>("photo", "voice"), std::nullopt};
        if (*rc::gen::arbitrary<bool>())
            ref.thumb = *sha256();
        return ref;
    });
}

inline rc::Gen<Change> change() {
    return rc::gen::exec([] {
        Change made;
        made.id = *id<ChangeTag>();
        made.version = *rc::gen::inRange(1, 9);
        made.type = *rc::gen::element<std::string>("observation", "pupil", "target", "retract");
        made.stream = "pupil/" + (*uuid()).toString();
        made.entity = *id<EntityTag>();
        made.author = *id<AdultTag>();
        made.ticket = *id<TicketTag>();
        made.device = *id<DeviceTag>();
        made.hlc = *hlc();
        made.at = *wallTime();
        made.offsetMs = *rc::gen::arbitrary<std::int64_t>();
        made.media = *rc::gen::resize(3, rc::gen::container<std::vector<MediumRef>>(medium()));
        for (const auto& name : *rc::gen::container<std::vector<std::string>>(fieldName()))
            made.fields[name] = *scalar();
        for (const auto& name : *rc::gen::container<std::vector<std::string>>(fieldName()))
            made.base[name] = SeenVersions(
                *rc::gen::resize(3, rc::gen::nonEmpty(rc::gen::container<std::vector<Hlc>>(hlc()))));
        return made;
    });
}

} // namespace jotter::arbitrary
