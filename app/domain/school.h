#pragma once

#include "app/domain/ids.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jotter::domain {

/// What an adult does in the school; decides what they may record and read (sync.md, "Rights").
enum class Role { Assistant, Teacher, Senco, Head, Office, Specialist };
[[nodiscard]] std::optional<Role> roleFromCode(std::string_view code);
[[nodiscard]] std::string_view roleCode(Role role);

struct Adult {
    AdultId id;
    std::string name;
    std::string initials;
    Role role = Role::Assistant;
    std::vector<GroupId> groups;
    bool active = true;
};

struct Group {
    GroupId id;
    std::string name;   ///< "Harbour Room"
    std::string kind;   ///< "class", "provision", "intervention"
    std::string lesson; ///< what is on now: "Maths"
    bool active = true;
};

/// One level of the scale of help. `fill` is how many quarters of its disc are filled (screens.md).
struct HelpLevel {
    std::string id; ///< "own", "reminder", …: kept for ever, so that old records keep their meaning
    std::string label;
    int fill = 0;
};

/// The ordered scale of help of a school; the first level is the least help.
struct HelpScale {
    std::vector<HelpLevel> levels;
    std::vector<HelpLevel> retired{}; ///< not offered any more: old records are read with them
    [[nodiscard]] const HelpLevel* find(std::string_view id) const;
    /// The scale that ships (product.md, "Words on the screen").
    [[nodiscard]] static HelpScale standard();
};

/// Something that can be said of an observation by a touch: "hall", of the kind `place`.
struct FactChoice {
    std::string id; ///< kept for ever, so that old records keep their meaning; without a comma
    std::string label;
    bool offered = true; ///< else old records alone are read with it
};
/// The school's own words for facts by kind, in its order. Of a kind that it left alone there is nothing.
using FactChoices = std::map<std::string, std::vector<FactChoice>, std::less<>>;

/// Consent for pictures, by purpose; each includes the ones before it.
enum class PhotoConsent { None, School, Home, Website };
[[nodiscard]] std::optional<PhotoConsent> photoConsentFromCode(std::string_view code);
[[nodiscard]] std::string_view photoConsentCode(PhotoConsent consent);

} // namespace jotter::domain
