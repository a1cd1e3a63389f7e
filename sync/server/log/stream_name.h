#pragma once

#include "sync/change/uuid.h"

#include <optional>
#include <string>
#include <string_view>

namespace jotter::server {

/// A stream's name, taken apart: "school", "walks", "pupil/<id>", "pupil/<id>/restricted", "staff/<id>".
struct StreamName {
    enum class Kind { School, Walks, Pupil, Restricted, Staff };
    Kind kind = Kind::School;
    Uuid owner; ///< the pupil or the adult; null for the others

    /// Nothing when the name is none of these, to the letter.
    [[nodiscard]] static std::optional<StreamName> parse(std::string_view text);
    /// Under whose key its contents lie: "pupil/<id>", "staff/<id>", else "school".
    [[nodiscard]] std::string keyOwner() const;
    [[nodiscard]] bool aboutPupil() const { return kind == Kind::Pupil || kind == Kind::Restricted; }
};

} // namespace jotter::server
