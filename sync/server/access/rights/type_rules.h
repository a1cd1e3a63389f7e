#pragma once

#include "sync/change/change.h"
#include "sync/server/access/rights/access_facts.h"
#include "sync/server/log/stream_name.h"

#include <string_view>

namespace jotter::server {

/// What an adult is at the school; a set of them is their sum.
enum class Role : unsigned {
    None = 0,
    Ta = 1,
    Teacher = 2,
    Specialist = 4,
    Senco = 8,
    Head = 16,
    Office = 32
};

/// `None` for a role that is not known.
[[nodiscard]] Role roleOf(std::string_view code);
/// Learning walks are the SENCO's and the head's, and those adults' whom the school names.
[[nodiscard]] bool maySeeWalks(const AdultFacts& adult);

/// Where records of a type live and whose they are to write (sync.md, "Rights").
struct TypeRule {
    std::string_view type;
    StreamName::Kind kind = StreamName::Kind::School;
    unsigned roles = 0;
};

/// Nothing for a type that this server does not know.
[[nodiscard]] const TypeRule* ruleOf(std::string_view type);
/// True for types that may stand in any stream: they say something of another record there.
[[nodiscard]] bool standsAnywhere(std::string_view type);
/// True when an adult may write this very change: some need more or less than their type.
[[nodiscard]] bool mayWrite(const AdultFacts& adult, const Change& change);
/// True when an adult may write changes of a type at all.
[[nodiscard]] bool mayWriteType(const AdultFacts& adult, std::string_view type);
/// True for a change by which a senior adult tells another what became of a concern: the state and the answer
/// of an `own-concern`, and nothing else. Whether it is theirs to tell depends on the pupil.
[[nodiscard]] bool answersConcern(const AdultFacts& adult, const Change& change);
/// True for who sets things right that others recorded: SENCO and head.
[[nodiscard]] bool isSenior(const AdultFacts& adult);

} // namespace jotter::server
