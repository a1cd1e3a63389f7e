#include "sync/engine/wire.h"

#include <algorithm>
#include <charconv>

namespace jotter::engine::wire {

using nlohmann::json;

namespace {
auto unreadable() {
    return fail("unreadable_answer", ErrorCategory::Transient, "The server's answer could not be read.");
}

/// A member that is text, or "".
std::string text(const json& object, const char* name) {
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::uint64_t number(const json& object, const char* name, std::uint64_t otherwise = 0) {
    const auto it = object.find(name);
    return it != object.end() && it->is_number_unsigned() ? it->get<std::uint64_t>() : otherwise;
}

Expected<json> readObject(std::string_view body) {
    auto object = parseJson(body);
    if (!object || !object->is_object())
        return unreadable();
    return object;
}

/// The lines of NDJSON, each of which must be ended: a last line without its end was cut.
Expected<std::vector<std::string_view>> linesOf(std::string_view body) {
    std::vector<std::string_view> lines;
    while (!body.empty()) {
        const auto end = body.find('\n');
        if (end == std::string_view::npos)
            return unreadable();
        lines.push_back(body.substr(0, end));
        body.remove_prefix(end + 1);
    }
    return lines;
}

Expected<Watermark> readWatermark(const json& object) {
    Watermark mark;
    mark.epoch = text(object, "epoch");
    mark.upto = number(object, "upto");
    const auto holes = object.find("holes");
    if (holes == object.end())
        return mark;
    if (!holes->is_array())
        return unreadable();
    for (const auto& hole : *holes) {
        if (!hole.is_array() || hole.size() != 2 || !hole[0].is_number_unsigned() ||
            !hole[1].is_number_unsigned())
            return unreadable();
        mark.holes.emplace_back(hole[0].get<std::uint64_t>(), hole[1].get<std::uint64_t>());
    }
    return mark;
}

std::optional<Answer> readStatus(const std::string& status) {
    if (status == "ok")
        return Answer::Ok;
    if (status == "known")
        return Answer::Known;
    if (status == "held")
        return Answer::Held;
    if (status == "erased")
        return Answer::Erased;
    if (status == "retry")
        return Answer::Retry;
    return std::nullopt;
}

/// `{"seq":…,"hlc_effective":"…","receipt":"…","change":{…}}`, whose last member is taken as it stands. The
/// name cannot occur earlier: inside a string its quotation marks would be escaped.
Expected<FedChange> readFed(std::string_view line, std::size_t at, std::string_view member) {
    const auto envelope = readObject(std::string(line.substr(0, at)) + "\"change\":0}");
    if (!envelope || !line.ends_with('}'))
        return unreadable();
    const auto from = at + member.size();
    auto change = parseChange(std::string(line.substr(from, line.size() - 1 - from)));
    const auto effective = Hlc::parse(text(*envelope, "hlc_effective"));
    if (!change || !effective)
        return unreadable();
    return FedChange{number(*envelope, "seq"), *effective, text(*envelope, "receipt"), std::move(*change)};
}

/// A line of the feed that is no change. Nothing: of a kind that this version does not know.
Expected<std::optional<FeedLine>> readOther(const json& line) {
    if (line.contains("stream+"))
        return FeedLine{StreamGranted{text(line, "stream+")}};
    if (line.contains("stream-"))
        return FeedLine{StreamEnded{text(line, "stream-")}};
    const auto erase = line.find("erase");
    if (erase == line.end())
        return std::nullopt;
    const auto entity = erase->is_object() ? EntityId::parse(text(*erase, "entity")) : unreadable();
    if (!entity)
        return unreadable();
    return FeedLine{EntityErased{text(*erase, "stream"), *entity}};
}

template <class T>
T within(std::uint64_t said, std::uint64_t least, T most) {
    return static_cast<T>(std::clamp<std::uint64_t>(said, least, most));
}
} // namespace

Expected<Hello> readHello(std::string_view body) {
    const auto object = readObject(body);
    if (!object)
        return unreadable();
    Hello hello;
    hello.serverEpoch = text(*object, "server_epoch");
    hello.nonce = text(*object, "nonce");
    if (hello.serverEpoch.empty() || hello.nonce.empty())
        return unreadable();
    if (const auto time = fromIso(text(*object, "time")))
        hello.time = *time;
    const auto limits = object->find("limits");
    if (limits != object->end() && limits->is_object()) {
        const Limits most;
        hello.limits.changes = within(number(*limits, "changes", most.changes), 1, most.changes);
        hello.limits.batchBytes =
            within(number(*limits, "batch_bytes", most.batchBytes), maxChangeBytes + 1024, most.batchBytes);
        hello.limits.chunkBytes =
            within(number(*limits, "chunk_bytes", most.chunkBytes), 64UL << 10U, most.chunkBytes);
        hello.limits.mediumBytes =
            within(number(*limits, "medium_bytes", most.mediumBytes), 1, most.mediumBytes);
    }
    const auto mark = object->find("watermark");
    if (mark != object->end() && mark->is_object()) {
        auto watermark = readWatermark(*mark);
        if (!watermark)
            return unreadable();
        hello.watermark = std::move(*watermark);
    }
    return hello;
}

Expected<Token> readToken(std::string_view body) {
    const auto object = readObject(body);
    if (!object || text(*object, "token").empty())
        return unreadable();
    return Token{text(*object, "token"), std::chrono::seconds(number(*object, "expires_in", 0))};
}

std::string assertion(std::string_view nonce, DeviceId device, std::string_view serverEpoch) {
    std::string message = "jotter-token-v1\n";
    message.append(nonce).append("\n").append(device.toString()).append("\n").append(serverEpoch);
    return message;
}

std::string pushLine(std::string_view epoch, const OutgoingChange& change) {
    std::string line = R"({"epoch":")";
    line.append(epoch).append(R"(","n":)").append(std::to_string(change.n));
    if (!change.moment.empty())
        line.append(R"(,"moment":")").append(change.moment).append("\"");
    return line.append(R"(,"change":)").append(change.bytes).append("}\n");
}

Expected<PushReply> readPushReply(std::string_view body, const std::vector<OutgoingChange>& sent) {
    const auto lines = linesOf(body);
    if (!lines || lines->size() != sent.size() + 1)
        return unreadable();
    PushReply reply;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const auto line = readObject((*lines)[i]);
        if (!line)
            return unreadable();
        const auto status = readStatus(text(*line, "status"));
        if (!status || text(*line, "id") != sent[i].id.toString())
            return unreadable();
        reply.answers.push_back(
            {sent[i].id, *status, number(*line, "seq"), text(*line, "receipt"), text(*line, "reason")});
    }
    const auto last = readObject(lines->back());
    if (!last || !last->contains("watermark") || !(*last)["watermark"].is_object())
        return unreadable();
    auto watermark = readWatermark((*last)["watermark"]);
    if (!watermark)
        return unreadable();
    reply.watermark = std::move(*watermark);
    return reply;
}

Expected<Page> readPage(std::string_view body) {
    const auto lines = linesOf(body);
    if (!lines || lines->empty())
        return unreadable();
    Page page;
    constexpr std::string_view member = "\"change\":";
    for (std::size_t i = 0; i + 1 < lines->size(); ++i) {
        const auto line = (*lines)[i];
        if (const auto at = line.find(member); at != std::string_view::npos) {
            auto fed = readFed(line, at, member);
            if (!fed)
                return unreadable();
            page.lines.emplace_back(std::move(*fed));
            continue;
        }
        const auto object = readObject(line);
        if (!object)
            return unreadable();
        auto other = readOther(*object);
        if (!other)
            return unreadable();
        if (*other)
            page.lines.push_back(std::move(**other));
    }
    const auto last = readObject(lines->back());
    if (!last)
        return unreadable();
    page.cursor = text(*last, "cursor");
    const auto more = last->find("more");
    if (page.cursor.empty() || more == last->end() || !more->is_boolean())
        return unreadable();
    page.more = more->get<bool>();
    return page;
}

Expected<std::vector<Thumbnail>> readThumbnails(std::string_view body) {
    const auto lines = linesOf(body);
    if (!lines)
        return unreadable();
    std::vector<Thumbnail> thumbnails;
    for (const auto line : *lines) {
        const auto object = readObject(line);
        const auto sha256 = object ? Sha256::parse(text(*object, "sha256")) : unreadable();
        if (!sha256)
            return unreadable();
        Thumbnail thumbnail{*sha256, std::nullopt};
        if (object->contains("bytes")) {
            auto bytes = fromBase64(text(*object, "bytes"));
            if (!bytes)
                return unreadable();
            thumbnail.bytes = std::move(*bytes);
        }
        thumbnails.push_back(std::move(thumbnail));
    }
    return thumbnails;
}

Expected<bool> readChanged(std::string_view body) {
    const auto object = readObject(body);
    if (!object)
        return unreadable();
    const auto changed = object->find("changed");
    if (changed == object->end() || !changed->is_boolean())
        return unreadable();
    return changed->get<bool>();
}

std::string inQuery(std::string_view value) {
    std::string out;
    for (const char c : value) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain)
            out += c;
        else
            out += "%" + toHex(std::string_view(&c, 1));
    }
    return out;
}

std::string header(const Response& response, const std::string& name) {
    const auto it = response.headers.find(name);
    return it == response.headers.end() ? std::string() : it->second;
}

std::optional<std::uint64_t> number(const Response& response, const std::string& name) {
    const auto value = header(response, name);
    std::uint64_t parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (value.empty() || error != std::errc{} || end != value.data() + value.size())
        return std::nullopt;
    return parsed;
}

std::optional<std::chrono::seconds> retryAfter(const Response& response) {
    const auto seconds = number(response, "retry-after");
    if (!seconds)
        return std::nullopt;
    return std::chrono::seconds(std::min<std::uint64_t>(*seconds, 1UL << 30U));
}

} // namespace jotter::engine::wire
