#include "sync/server/log/stream_name.h"

namespace jotter::server {

std::optional<StreamName> StreamName::parse(std::string_view text) {
    using enum Kind;
    constexpr std::string_view pupil = "pupil/";
    constexpr std::string_view staff = "staff/";
    constexpr std::string_view restricted = "/restricted";
    if (text == "school")
        return StreamName{School, {}};
    if (text == "walks")
        return StreamName{Walks, {}};
    auto kind = Pupil;
    if (text.starts_with(pupil)) {
        text.remove_prefix(pupil.size());
        if (text.ends_with(restricted)) {
            kind = Restricted;
            text.remove_suffix(restricted.size());
        }
    } else if (text.starts_with(staff)) {
        kind = Staff;
        text.remove_prefix(staff.size());
    } else {
        return std::nullopt;
    }
    const auto owner = Uuid::parse(text);
    return owner ? std::optional(StreamName{kind, *owner}) : std::nullopt;
}

std::string StreamName::keyOwner() const {
    if (aboutPupil())
        return "pupil/" + owner.toString();
    return kind == Kind::Staff ? "staff/" + owner.toString() : "school";
}

} // namespace jotter::server
