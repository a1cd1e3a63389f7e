#pragma once

#include "sync/change/change.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace jotter {

/// One value that somebody wrote into a field.
struct FieldWrite {
    nlohmann::json value;
    Hlc hlc;  ///< the stamp that counts for everybody
    Hlc made; ///< the stamp it was made with: by this name later writers say that they saw it
    ChangeId change;
    AdultId author;

    friend bool operator==(const FieldWrite&, const FieldWrite&) = default;
};

/// The values of a field that nobody has replaced knowingly, oldest first. One means that all writers saw
/// each other; more means that two versions stand side by side until a person looks (sync.md, "Merging").
/// A write replaces exactly what its author had seen (`Change::base`), whatever the clocks say: an older
/// write that arrives late, which nobody saw, stands beside the newer one and is never dropped unseen.
struct FieldState {
    std::vector<FieldWrite> heads;
    std::set<Hlc> replaced; ///< what some writer of this field had seen; also of writes still to come
    FieldWrite latest;      ///< of all writes: what counts should they replace one another in a circle

    /// The value that counts: last writer wins by the hybrid clock.
    [[nodiscard]] const FieldWrite& current() const { return heads.empty() ? latest : heads.back(); }
    [[nodiscard]] bool twoVersions() const { return heads.size() > 1; }
    friend bool operator==(const FieldState&, const FieldState&) = default;
};

/// Whether two versions of this field are never made one by a machine: allergies, medical, safeguarding,
/// consent. All values show, the most protective one acts, until a person chooses.
[[nodiscard]] bool neverMerged(std::string_view field);
/// What acts of a field: the current value; of one that is never merged all versions together (texts one
/// below the other, lists joined, a yes before a no).
[[nodiscard]] nlohmann::json actingValue(std::string_view field, const FieldState& state);

/// What an entity is, after a set of changes. A pure fold: any order and any repetition of the same changes
/// give an equal state (I5), which is why it can be dropped and rebuilt.
struct EntityState {
    std::map<std::string, FieldState> fields;
    bool retracted = false;

    void apply(const Change& change);
    /// As `apply`, with the stamp that counts for everybody instead of the one in the change
    /// (`hlc_effective`). A change has one stamp in a fold: when its effective stamp turns out to differ from
    /// the one already applied, fold the entity's changes again from an empty state.
    void apply(const Change& change, const Hlc& effective);
    /// The current value of a field, or null when nobody wrote it.
    [[nodiscard]] const nlohmann::json& value(const std::string& field) const;
    friend bool operator==(const EntityState&, const EntityState&) = default;
};

} // namespace jotter
