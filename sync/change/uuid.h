#pragma once

#include "sync/change/clock.h"
#include "sync/change/error.h"
#include "sync/change/random.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace jotter {

/// A 128-bit identifier, made on the device as version 7 of RFC 9562: 48 bits of milliseconds, then random
/// bits, so that ids sort roughly by the time they were made and no server is needed to make one.
class Uuid {
public:
    constexpr Uuid() = default;
    explicit constexpr Uuid(std::array<std::uint8_t, 16> bytes)
        : bytes_(bytes) {}

    [[nodiscard]] static Uuid makeV7(WallTime now, RandomSource& random);
    /// Reads the 36-character form in lower case; anything else is an `Input` error ("bad_uuid").
    [[nodiscard]] static Expected<Uuid> parse(std::string_view text);

    [[nodiscard]] std::string toString() const;
    [[nodiscard]] bool isNull() const { return *this == Uuid{}; }
    [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }

    friend auto operator<=>(const Uuid&, const Uuid&) = default;

private:
    std::array<std::uint8_t, 16> bytes_{};
};

/// A Uuid that cannot be mistaken for another kind of Uuid: `using PupilId = Id<struct PupilTag>`.
template <class Tag>
struct Id {
    Uuid value;

    [[nodiscard]] static Id make(WallTime now, RandomSource& random) { return Id{Uuid::makeV7(now, random)}; }
    [[nodiscard]] static Expected<Id> parse(std::string_view text) {
        return Uuid::parse(text).map([](Uuid uuid) { return Id{uuid}; });
    }
    [[nodiscard]] std::string toString() const { return value.toString(); }
    [[nodiscard]] bool isNull() const { return value.isNull(); }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using ChangeId = Id<struct ChangeTag>;
using EntityId = Id<struct EntityTag>;
using DeviceId = Id<struct DeviceTag>;
using AdultId = Id<struct AdultTag>;
using TicketId = Id<struct TicketTag>;
using PupilId = Id<struct PupilTag>;

} // namespace jotter

template <>
struct std::hash<jotter::Uuid> {
    std::size_t operator()(const jotter::Uuid& uuid) const noexcept;
};
template <class Tag>
struct std::hash<jotter::Id<Tag>> {
    std::size_t operator()(const jotter::Id<Tag>& id) const noexcept {
        return std::hash<jotter::Uuid>{}(id.value);
    }
};
