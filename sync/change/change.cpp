#include "sync/change/change.h"

#include <algorithm>
#include <limits>
#include <utility>

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

json toJson(const SeenVersions& seen) {
    if (seen.stamps.size() == 1)
        return seen.stamps.front().toString();
    json list = json::array();
    for (const auto& stamp : seen.stamps)
        list.push_back(stamp.toString());
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
        for (const auto& [field, seen] : change.base)
            base[field] = toJson(seen);
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
        if (it == object_.end() || !it->is_string() || !plain(it->get_ref<const std::string&>(), limit)) {
            good_ = false;
            return {};
        }
        return it->get<std::string>();
    }
    /// A whole number that fits T and is at least `least`; without `required` it may be absent.
    template <class T>
    T integer(const char* name, T least, bool required) {
        const auto it = object_.find(name);
        if (it == object_.end()) {
            good_ = good_ && !required;
            return T{};
        }
        std::optional<T> value;
        if (it->is_number_unsigned() && std::in_range<T>(it->get<std::uint64_t>()))
            value = static_cast<T>(it->get<std::uint64_t>());
        else if (it->is_number_integer() && !it->is_number_unsigned() &&
                 std::in_range<T>(it->get<std::int64_t>()))
            value = static_cast<T>(it->get<std::int64_t>());
        good_ = good_ && value && *value >= least;
        return value.value_or(T{});
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
    static bool plain(const std::string& text, std::size_t limit) {
        return !text.empty() && text.size() <= limit &&
               std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
    }

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

/// More versions than this never stood side by side.
constexpr std::size_t mostVersions = 100;

Expected<SeenVersions> readSeen(const json& value) {
    std::vector<Hlc> stamps;
    const auto add = [&](const json& text) {
        const auto hlc = text.is_string() ? Hlc::parse(text.get_ref<const std::string&>()) : badChange();
        if (hlc)
            stamps.push_back(*hlc);
        return hlc.has_value();
    };
    const bool good = value.is_array()
                          ? value.size() <= mostVersions && !value.empty() && std::ranges::all_of(value, add)
                          : add(value);
    if (!good)
        return badChange();
    return SeenVersions(std::move(stamps));
}

Expected<std::map<std::string, SeenVersions>> readBase(const json& object) {
    std::map<std::string, SeenVersions> base;
    const auto it = object.find("base");
    if (it == object.end())
        return base;
    if (!it->is_object())
        return badChange();
    for (const auto& [field, value] : it->items()) {
        auto seen = readSeen(value);
        if (!seen)
            return badChange();
        base.emplace(field, std::move(*seen));
    }
    return base;
}

/// Builds the value while it is being read, and refuses what nlohmann::json would let through: duplicate
/// members, and nesting without end. (Its own callback for this makes reading twice as slow.)
class StrictBuilder {
public:
    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(json::number_integer_t value) { return put(value); }
    bool number_unsigned(json::number_unsigned_t value) { return put(value); }
    bool number_float(json::number_float_t value, const std::string&) { return put(value); }
    bool string(std::string& value) { return put(std::move(value)); }
    static bool binary(json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(json::object()); }
    bool start_array(std::size_t) { return open(json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        const auto [member, isNew] =
            open_.back()->get_ref<json::object_t&>().emplace(std::move(name), nullptr);
        member_ = &member->second;
        return isNew;
    }
    static bool parse_error(std::size_t, const std::string&, const json::exception&) { return false; }

    [[nodiscard]] json take() { return std::move(root_); }

private:
    template <class Value>
    bool put(Value&& value) {
        place(std::forward<Value>(value));
        return true;
    }
    json* place(json value) {
        auto* parent = open_.empty() ? nullptr : open_.back();
        auto& slot = parent == nullptr    ? root_
                     : parent->is_array() ? parent->get_ref<json::array_t&>().emplace_back()
                                          : *member_;
        slot = std::move(value);
        return &slot;
    }
    bool open(json empty) {
        if (open_.size() >= maxJsonDepth)
            return false;
        open_.push_back(place(std::move(empty))); // what is open does not move: nothing is added beside it
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    json root_;
    std::vector<json*> open_;
    json* member_ = nullptr; ///< where the next value of the innermost object goes
};
} // namespace

SeenVersions::SeenVersions(std::vector<Hlc> several)
    : stamps(std::move(several)) {
    std::ranges::sort(stamps);
    stamps.erase(std::unique(stamps.begin(), stamps.end()), stamps.end());
}

Expected<json> parseJson(std::string_view text) {
    const auto bad = [] {
        return fail("bad_json", ErrorCategory::Input, "That is not JSON that Jotter reads.");
    };
    // nlohmann::json skips a byte-order mark and takes a zero byte for the end.
    if (text.starts_with("\xEF\xBB\xBF") || text.find('\0') != std::string_view::npos)
        return bad();
    StrictBuilder builder;
    if (!json::sax_parse(text.data(), text.data() + text.size(), &builder))
        return bad();
    return builder.take();
}

Expected<SealedChange> serialise(Change change) {
    std::string bytes;
    try {
        bytes = toJson(change).dump();
    } catch (const json::exception&) {
        return fail("bad_text", ErrorCategory::Input, "The text holds characters that cannot be kept.");
    }
    if (bytes.size() > maxChangeBytes)
        return fail("change_too_big", ErrorCategory::Input, "This note is too long to keep in one piece.");
    // What nobody could read back must be refused now, while a person is there to be told, not when it is
    // sent.
    return parseChange(std::move(bytes));
}

Expected<SealedChange> parseChange(std::string bytes) {
    if (bytes.size() > maxChangeBytes)
        return fail("change_too_big", ErrorCategory::Input, "This record is larger than a record may be.");
    const auto object = parseJson(bytes);
    if (!object || !object->is_object() || bytes.find('\n') != std::string::npos)
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
    change.offsetMs = reader.integer("offset_ms", std::numeric_limits<std::int64_t>::min(), false);
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

} // namespace jotter
