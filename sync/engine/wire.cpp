#include "sync/engine/wire.h"

#include <algorithm>
#include <charconv>
#include <limits>

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

/// At most what the tablet's database holds, whatever is said.
std::uint64_t number(const json& value) {
    return std::min<std::uint64_t>(value.get<std::uint64_t>(), std::numeric_limits<std::int64_t>::max());
}

std::uint64_t number(const json& object, const char* name, std::uint64_t otherwise = 0) {
    const auto it = object.find(name);
    return it != object.end() && it->is_number_unsigned() ? number(*it) : otherwise;
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
        mark.holes.emplace_back(number(hole[0]), number(hole[1]));
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

/// `"missing":["sha256",…]`, which most answers do not have.
Expected<std::vector<Sha256>> readMissing(const json& line) {
    std::vector<Sha256> missing;
    const auto it = line.find("missing");
    if (it == line.end())
        return missing;
    if (!it->is_array())
        return unreadable();
    for (const auto& item : *it) {
        const auto hash = item.is_string() ? Sha256::parse(item.get_ref<const std::string&>()) : unreadable();
        if (!hash)
            return unreadable();
        missing.push_back(*hash);
    }
    return missing;
}

/// What the server says of the change with this id.
Expected<ChangeAnswer> readAnswer(std::string_view text_, ChangeId id) {
    const auto line = readObject(text_);
    if (!line)
        return unreadable();
    const auto status = readStatus(text(*line, "status"));
    auto missing = readMissing(*line);
    if (!status || !missing || text(*line, "id") != id.toString())
        return unreadable();
    return ChangeAnswer{id,
                        *status,
                        number(*line, "seq"),
                        text(*line, "receipt"),
                        text(*line, "reason"),
                        std::move(*missing)};
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
    for (const auto* name : {"stream+", "stream-"})
        if (line.contains(name) && text(line, name).empty())
            return unreadable();
    if (line.contains("stream+"))
        return FeedLine{StreamGranted{text(line, "stream+")}};
    if (line.contains("stream-"))
        return FeedLine{StreamEnded{text(line, "stream-")}};
    if (const auto hide = line.find("hide"); hide != line.end()) {
        const auto hash = hide->is_object() ? Sha256::parse(text(*hide, "sha256")) : unreadable();
        if (!hash || text(*hide, "stream").empty())
            return unreadable();
        return FeedLine{Hidden{text(*hide, "stream"), *hash}};
    }
    const auto erase = line.find("erase");
    if (erase == line.end())
        return std::nullopt;
    if (!erase->is_object() || text(*erase, "stream").empty())
        return unreadable();
    Erased erased{text(*erase, "stream"), {}};
    if (erase->contains("entity")) {
        const auto entity = EntityId::parse(text(*erase, "entity"));
        if (!entity)
            return unreadable(); // a part must not be taken for the whole
        erased.entity = *entity;
    }
    return FeedLine{std::move(erased)};
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
    hello.run = text(*object, "run");
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
        hello.limits.pageChanges =
            within(number(*limits, "page_changes", most.pageChanges), 1, Limits::mostPageChanges);
    }
    const auto mark = object->find("watermark");
    if (mark != object->end() && mark->is_object()) {
        auto watermark = readWatermark(*mark);
        if (!watermark)
            return unreadable();
        hello.watermark = std::move(*watermark);
    }
    hello.backupSeq = number(*object, "backup_seq");
    if (const auto notices = object->find("notices"); notices != object->end() && notices->is_array()) {
        hello.retire = std::ranges::find(*notices, json("retire")) != notices->end();
        hello.wipe = std::ranges::find(*notices, json("wipe")) != notices->end();
    }
    return hello;
}

Expected<Token> readToken(std::string_view body) {
    const auto object = readObject(body);
    if (!object || text(*object, "token").empty())
        return unreadable();
    constexpr std::chrono::seconds most = std::chrono::hours{24}; // more could not be added to a clock
    return Token{text(*object, "token"),
                 std::chrono::seconds(within(number(*object, "expires_in"), 0, most.count()))};
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
    if (change.sealed)
        return line.append(R"(,"sealed":")").append(change.bytes).append("\"}\n");
    return line.append(R"(,"change":)").append(change.bytes).append("}\n");
}

Expected<PushReply> readPushReply(std::string_view body, const std::vector<OutgoingChange>& sent) {
    const auto lines = linesOf(body);
    if (!lines || lines->size() != sent.size() + 1)
        return unreadable();
    PushReply reply;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        auto answer = readAnswer((*lines)[i], sent[i].id);
        if (!answer)
            return unreadable();
        reply.answers.push_back(std::move(*answer));
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

std::string quarantineLine(const RefusedChange& change) {
    return json{{"id", change.id.toString()}, {"stream", change.stream},
                {"epoch", change.epoch},      {"n", change.n},
                {"reason", change.reason},    {"sealed", change.box}}
               .dump() +
           "\n";
}

Expected<std::vector<ChangeId>> readKept(std::string_view body) {
    const auto lines = linesOf(body);
    if (!lines)
        return unreadable();
    std::vector<ChangeId> kept;
    for (const auto text_ : *lines) {
        const auto line = readObject(text_);
        const auto id = line ? ChangeId::parse(text(*line, "id")) : unreadable();
        const auto status = line ? text(*line, "status") : std::string();
        if (!line)
            return unreadable();
        if (id && (status == "kept" || status == "known"))
            kept.push_back(*id);
    }
    return kept;
}

std::string receiptLine(const ReceiptedChange& change) {
    std::string line = R"({"hlc_effective":")";
    line.append(change.effective).append(R"(","receipt":")").append(change.receipt);
    return line.append(R"(","change":)").append(change.bytes).append("}\n");
}

Expected<std::vector<ChangeAnswer>> readReceipts(std::string_view body,
                                                 const std::vector<ReceiptedChange>& sent) {
    const auto lines = linesOf(body);
    if (!lines || lines->size() < sent.size())
        return unreadable();
    std::vector<ChangeAnswer> answers;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        auto answer = readAnswer((*lines)[i], sent[i].id);
        if (!answer)
            return unreadable();
        answers.push_back(std::move(*answer));
    }
    return answers;
}

Expected<StreamDigest> readDigest(std::string_view body) {
    const auto object = readObject(body);
    if (!object || !object->contains("upto") || !object->contains("count") ||
        text(*object, "sum").size() != 64)
        return unreadable();
    return StreamDigest{number(*object, "upto"), number(*object, "count"), text(*object, "sum")};
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

} // namespace jotter::engine::wire
