#include "sync/change/change.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <set>

namespace jotter {

using nlohmann::json;

namespace {
auto badChange() {
    return fail("bad_change", ErrorCategory::Input, "This record is not in a form that Jotter knows.");
}

json mediaToJson(const std::vector<MediumRef>& media) {
    json list = json::array();
    for (const auto& medium : media) {
        json item{{"sha256", medium.sha256.toHex()}, {"bytes", medium.bytes}, {"kind", medium.kind}};
        if (medium.thumb)
            item["thumb"] = medium.thumb->toHex();
        list.push_back(std::move(item));
    }
    return list;
}

json toJson(const Change& change) {
    json value{{"id", change.id.toString()},
               {"v", change.version},
               {"type", change.type},
               {"stream", change.stream},
               {"entity", change.entity.toString()},
               {"author", change.author.toString()},
               {"ticket", change.ticket.toString()},
               {"device", change.device.toString()},
               {"hlc", change.hlc.toString()},
               {"at", toIso(change.at)},
               {"offset_ms", change.offsetMs},
               {"fields", change.fields}};
    if (!change.media.empty())
        value["media"] = mediaToJson(change.media);
    if (!change.base.empty()) {
        json base = json::object();
        for (const auto& [field, hlc] : change.base)
            base[field] = hlc.toString();
        value["base"] = std::move(base);
    }
    return value;
}

/// Takes typed members out of a JSON object and remembers whether all of them were right.
class Reader {
public:
    explicit Reader(const json& object)
        : object_(object) {}

    std::string text(const char* name, std::size_t limit = 200) {
        const auto it = object_.find(name);
        if (it == object_.end() || !it->is_string() || it->get_ref<const std::string&>().size() > limit) {
            good_ = false;
            return {};
        }
        return it->get<std::string>();
    }
    template <class T>
    T integer(const char* name, T otherwise, bool required) {
        const auto it = object_.find(name);
        if (it == object_.end()) {
            good_ = good_ && !required;
            return otherwise;
        }
        const bool fits = std::is_signed_v<T> ? it->is_number_integer() : it->is_number_unsigned();
        good_ = good_ && fits;
        return fits ? it->get<T>() : otherwise;
    }
    template <class T>
    T parsed(const char* name) {
        const auto value = T::parse(text(name));
        good_ = good_ && value.has_value();
        return value.value_or(T{});
    }
    [[nodiscard]] bool good() const { return good_; }
    void require(bool condition) { good_ = good_ && condition; }

private:
    const json& object_;
    bool good_ = true;
};

Expected<std::vector<MediumRef>> readMedia(const json& object) {
    std::vector<MediumRef> media;
    const auto it = object.find("media");
    if (it == object.end())
        return media;
    if (!it->is_array() || it->size() > 64)
        return badChange();
    for (const auto& item : *it) {
        if (!item.is_object())
            return badChange();
        Reader reader(item);
        MediumRef medium;
        medium.sha256 = reader.parsed<Sha256>("sha256");
        medium.bytes = reader.integer<std::uint64_t>("bytes", 0, true);
        medium.kind = reader.text("kind", 20);
        if (item.contains("thumb"))
            medium.thumb = reader.parsed<Sha256>("thumb");
        if (!reader.good())
            return badChange();
        media.push_back(std::move(medium));
    }
    return media;
}

Expected<std::map<std::string, Hlc>> readBase(const json& object) {
    std::map<std::string, Hlc> base;
    const auto it = object.find("base");
    if (it == object.end())
        return base;
    if (!it->is_object())
        return badChange();
    for (const auto& [field, stamp] : it->items()) {
        const auto hlc = stamp.is_string() ? Hlc::parse(stamp.get_ref<const std::string&>()) : badChange();
        if (!hlc)
            return badChange();
        base.emplace(field, *hlc);
    }
    return base;
}

/// Watches for what nlohmann::json would let through: duplicate members, and nesting without end.
class Strictness {
public:
    bool operator()(int depth, json::parse_event_t event, json& parsed) {
        using enum json::parse_event_t;
        if (event == object_start)
            names_.emplace_back();
        else if (event == object_end)
            names_.pop_back();
        else if (event == key && !names_.back().insert(parsed.get_ref<const std::string&>()).second)
            kept_ = false;
        kept_ = kept_ && depth <= maxJsonDepth;
        return true;
    }
    [[nodiscard]] bool kept() const { return kept_; }

private:
    std::vector<std::set<std::string>> names_;
    bool kept_ = true;
};
} // namespace

Expected<json> parseJson(std::string_view text) {
    Strictness strictness;
    json value = json::parse(text.begin(), text.end(), std::ref(strictness), false);
    if (value.is_discarded() || !strictness.kept())
        return fail("bad_json", ErrorCategory::Input, "That is not JSON that Jotter reads.");
    return value;
}

Expected<SealedChange> serialise(Change change) {
    SealedChange sealed;
    try {
        sealed.bytes = toJson(change).dump();
    } catch (const json::exception&) {
        return fail("bad_text", ErrorCategory::Input, "The text holds characters that cannot be kept.");
    }
    if (sealed.bytes.size() > maxChangeBytes)
        return fail("change_too_big", ErrorCategory::Input, "This note is too long to keep in one piece.");
    sealed.hash = Sha256::of(sealed.bytes);
    sealed.change = std::move(change);
    return sealed;
}

Expected<SealedChange> parseChange(std::string bytes) {
    if (bytes.size() > maxChangeBytes)
        return fail("change_too_big", ErrorCategory::Input, "This record is larger than a record may be.");
    const auto object = parseJson(bytes);
    if (!object || !object->is_object())
        return badChange();
    Reader reader(*object);
    Change change;
    change.id = reader.parsed<ChangeId>("id");
    change.version = reader.integer<int>("v", 1, true);
    change.type = reader.text("type", 40);
    change.stream = reader.text("stream", 120);
    change.entity = reader.parsed<EntityId>("entity");
    change.author = reader.parsed<AdultId>("author");
    change.ticket = reader.parsed<TicketId>("ticket");
    change.device = reader.parsed<DeviceId>("device");
    change.hlc = reader.parsed<Hlc>("hlc");
    change.offsetMs = reader.integer<std::int64_t>("offset_ms", 0, false);
    const auto at = fromIso(reader.text("at"));
    const auto media = readMedia(*object);
    const auto base = readBase(*object);
    const auto fields = object->find("fields");
    reader.require(at && media && base && fields != object->end() && fields->is_object());
    if (!reader.good())
        return badChange();
    change.at = *at;
    change.media = *media;
    change.base = *base;
    change.fields = *fields;
    SealedChange sealed{std::move(change), std::move(bytes), {}};
    sealed.hash = Sha256::of(sealed.bytes);
    return sealed;
}

std::string toIso(WallTime time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    char text[48];
    const auto ms = static_cast<int>(clock.subseconds().count());
    std::snprintf(text, sizeof text,
                  ms != 0 ? "%04d-%02u-%02uT%02d:%02d:%02d.%03d+00:00"
                          : "%04d-%02u-%02uT%02d:%02d:%02d+00:00",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()), ms);
    return text;
}

Expected<WallTime> fromIso(std::string_view text) {
    using namespace std::chrono;
    const std::string copy(text);
    int y = 0, h = 0, min = 0, s = 0, ms = 0, used = 0;
    unsigned mon = 0, d = 0;
    const auto bad = [] { return fail("bad_time", ErrorCategory::Input, "That is not a time."); };
    if (std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d%n", &y, &mon, &d, &h, &min, &s, &used) != 6)
        return bad();
    std::string_view rest = text.substr(static_cast<std::size_t>(used));
    if (rest.size() >= 4 && rest[0] == '.') {
        if (std::sscanf(std::string(rest.substr(1, 3)).c_str(), "%3d", &ms) != 1)
            return bad();
        rest.remove_prefix(4);
    }
    if (rest != "+00:00" && rest != "Z")
        return bad();
    const year_month_day date{year{y}, month{mon}, day{d}};
    if (!date.ok() || h < 0 || h > 23 || min < 0 || min > 59 || s < 0 || s > 60 || ms < 0)
        return bad();
    return WallTime{sys_days{date} + hours{h} + minutes{min} + seconds{s} + milliseconds{ms}};
}

} // namespace jotter
