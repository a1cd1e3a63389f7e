#pragma once

#include "assets/demo/people/roll.h"
#include "sync/change/change.h"

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace jotter::demo {

/// Something that an adult wrote down on one of the school's devices.
struct Entry {
    WallTime at;
    std::size_t adult = 0;
    std::size_t device = 0;
    std::string type;
    std::string stream;
    EntityId entity; ///< null = a new one
    nlohmann::json fields = nlohmann::json::object();
    std::vector<MediumRef> media;
    std::map<std::string, Hlc> base;
};

/// Makes changes of entries as the tablets of the school would have: every device with its own hybrid clock
/// that never goes back, every adult with one ticket a device.
class Recorder {
public:
    using Taker = std::function<void(SealedChange)>;
    Recorder(const Roll& roll, Dice dice, Taker taker);

    /// The stamp of the change, for the `base` of later ones. Entries must come in the order of their time;
    /// an earlier one is moved up to the one before it.
    Hlc write(Entry entry);
    [[nodiscard]] EntityId newEntity(WallTime at) { return EntityId::make(at, dice_); }
    [[nodiscard]] std::size_t written() const { return written_; }
    /// The first change that could not be serialised; a bug of the generator.
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

private:
    [[nodiscard]] TicketId ticket(std::size_t adult, std::size_t device);

    const Roll& roll_;
    Dice dice_;
    Taker taker_;
    ManualClock clock_;
    std::vector<HybridClock> clocks_;
    std::map<std::pair<std::size_t, std::size_t>, TicketId> tickets_;
    std::size_t written_ = 0;
    std::optional<Error> error_;
};

[[nodiscard]] std::string streamOf(const DemoPupil& pupil);

} // namespace jotter::demo
