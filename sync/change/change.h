#pragma once

#include "sync/change/error.h"
#include "sync/change/hlc.h"
#include "sync/change/sha256.h"
#include "sync/change/uuid.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jotter {

/// The largest change that anyone accepts, in bytes as serialised (sync.md, "The envelope").
inline constexpr std::size_t maxChangeBytes = 64UL * 1024;

/// A photo, a voice note or a clip that a change refers to. Hashes are of the stripped plaintext.
struct MediumRef {
    Sha256 sha256;
    std::uint64_t bytes = 0;
    std::string kind; ///< "photo", "voice", "clip"
    std::optional<Sha256> thumb;

    friend bool operator==(const MediumRef&, const MediumRef&) = default;
};

/// The versions of a field that an editor had before them, each named by the stamp of the change that wrote
/// it
/// (`Change::hlc`, never the effective one): mostly one, several when two stood side by side. In ascending
/// order, never empty. In JSON one stamp is a text, several are an array.
struct SeenVersions {
    std::vector<Hlc> stamps;

    SeenVersions() = default;
    SeenVersions(Hlc only) // NOLINT(google-explicit-constructor): one is the rule
        : stamps{std::move(only)} {}
    explicit SeenVersions(std::vector<Hlc> several);
    friend bool operator==(const SeenVersions&, const SeenVersions&) = default;
};

/// Everything anyone records: immutable, made once, on one device, serialised once and sent verbatim for
/// ever.
struct Change {
    ChangeId id;
    int version = 1;
    std::string type;   ///< "observation", "pupil", "retract", …
    std::string stream; ///< "school", "pupil/<id>", "pupil/<id>/restricted", "walks", "staff/<id>"
    EntityId entity;
    AdultId author;
    TicketId ticket;
    DeviceId device;
    Hlc hlc;
    WallTime at;               ///< wall time on the device, for showing
    std::int64_t offsetMs = 0; ///< device clock minus server clock at last contact, milliseconds
    std::vector<MediumRef> media;
    nlohmann::json fields = nlohmann::json::object();
    std::map<std::string, SeenVersions> base; ///< per field, what the editor saw

    friend bool operator==(const Change&, const Change&) = default;
};

/// A change together with the bytes it was first serialised as. Those bytes are what is kept, hashed and
/// sent.
struct SealedChange {
    Change change;
    std::string bytes;
    Sha256 hash;
};

/// Serialises once: JSON, UTF-8, keys sorted, no white space. Fails ("change_too_big", "bad_text",
/// "bad_change") rather than cut, or write what `parseChange` would refuse.
[[nodiscard]] Expected<SealedChange> serialise(Change change);
/// Reads bytes made anywhere. The bytes are kept untouched, members this version does not know included.
/// Errors are `Input`: "bad_change", "change_too_big".
[[nodiscard]] Expected<SealedChange> parseChange(std::string bytes);

/// The largest depth of nested JSON that is read from anyone.
inline constexpr int maxJsonDepth = 16;
/// Strict JSON from outside: UTF-8, at most `maxJsonDepth` deep, no duplicate members. `Input` error
/// "bad_json".
[[nodiscard]] Expected<nlohmann::json> parseJson(std::string_view text);

/// ISO 8601 in UTC to the second ("2026-11-20T10:14:03+00:00"), and to the millisecond when there are any.
[[nodiscard]] std::string toIso(WallTime time);
[[nodiscard]] Expected<WallTime> fromIso(std::string_view text);

} // namespace jotter
