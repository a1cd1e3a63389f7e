// What a tablet reads of its server, or of whatever answers in its place.
#include "sync/engine/wire.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/samples.h"

#include <algorithm>
#include <limits>

namespace jotter::fuzz {

namespace {
namespace wire = engine::wire;
using nlohmann::json;

constexpr auto mostNumber = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

bool fits(const engine::Watermark& mark) {
    return mark.upto <= mostNumber && std::ranges::all_of(mark.holes, [](const auto& hole) {
               return hole.first <= mostNumber && hole.second <= mostNumber;
           });
}

void readHello(std::string_view body) {
    const auto hello = wire::readHello(body);
    if (!hello)
        return;
    const wire::Limits most;
    const auto& limits = hello->limits;
    holds(limits.changes >= 1 && limits.changes <= most.changes && limits.batchBytes > maxChangeBytes &&
              limits.batchBytes <= most.batchBytes && limits.chunkBytes > 0 &&
              limits.chunkBytes <= most.chunkBytes && limits.mediumBytes > 0 &&
              limits.mediumBytes <= most.mediumBytes && limits.pageChanges >= 1 &&
              limits.pageChanges <= wire::Limits::mostPageChanges,
          "no server makes a tablet send more than it was written for, or nothing at all");
    holds(!hello->nonce.empty() && !hello->serverEpoch.empty(), "there is something to sign");
    holds(hello->backupSeq <= mostNumber && (!hello->watermark || fits(*hello->watermark)),
          "numbers fit the tablet's database");
    for (const auto size : {body.find_last_of('}'), body.size() / 2})
        holds(!wire::readHello(body.substr(0, std::min(size, body.find_last_of('}')))),
              "an answer that was cut is not used");
}

void readToken(std::string_view body) {
    const auto token = wire::readToken(body);
    if (token)
        holds(!token->token.empty() && token->lasts >= std::chrono::seconds{0} &&
                  token->lasts <= std::chrono::hours{24},
              "a token lasts a time that can be added to a clock");
}

bool fits(const std::vector<engine::ChangeAnswer>& answers) {
    return std::ranges::all_of(answers, [](const auto& answer) { return answer.seq <= mostNumber; });
}

std::vector<engine::OutgoingChange> sent() {
    std::vector<engine::OutgoingChange> all;
    for (const auto& change : sampleChanges())
        all.push_back({change.change.id, all.size() + 1, "", change.bytes});
    return all;
}

void readPushReply(std::string_view body) {
    static const auto changes = sent();
    const auto reply = wire::readPushReply(body, changes);
    if (!reply)
        return;
    holds(reply->answers.size() == changes.size(), "there is an answer for each that was sent");
    for (std::size_t i = 0; i < changes.size(); ++i)
        holds(reply->answers[i].id == changes[i].id, "answers are in the order sent");
    holds(fits(reply->answers) && fits(reply->watermark), "numbers fit the tablet's database");
    holds(!wire::readPushReply(body.substr(0, body.size() - 1), changes),
          "an answer that was cut is not used");
}

void readReceipts(std::string_view body) {
    static const auto changes = [] {
        std::vector<engine::ReceiptedChange> all;
        for (const auto& one : sent())
            all.push_back({all.size(), one.id, "", "", one.bytes});
        return all;
    }();
    if (const auto answers = wire::readReceipts(body, changes))
        holds(answers->size() == changes.size() && fits(*answers),
              "there is an answer for each that was sent");
}

void readKept(std::string_view body) {
    if (const auto kept = wire::readKept(body))
        holds(static_cast<std::size_t>(std::ranges::count(body, '\n')) >= kept->size(),
              "no more are kept than lines say so");
}

void readPage(std::string_view body) {
    const auto page = wire::readPage(body);
    if (!page)
        return;
    holds(!page->cursor.empty(), "a page has its cursor");
    for (const auto& line : page->lines) {
        if (const auto* fed = std::get_if<engine::FedChange>(&line)) {
            holds(body.find(R"("change":)" + fed->change.bytes + "}\n") != std::string_view::npos,
                  "a change's bytes are taken as they stand");
            holds(fed->change.hash == Sha256::of(fed->change.bytes), "its hash is of those bytes");
            holds(fed->seq <= mostNumber, "numbers fit the tablet's database");
        } else if (const auto* erased = std::get_if<engine::Erased>(&line)) {
            holds(!erased->stream.empty(), "what is erased is named");
        }
    }
    holds(!wire::readPage(body.substr(0, body.size() - 1)), "a page that was cut is not used");
}

void readOthers(std::string_view body) {
    if (const auto digest = wire::readDigest(body))
        holds(digest->sum.size() == 64 && digest->upto <= mostNumber && digest->count <= mostNumber,
              "a digest is of the agreed form");
    if (const auto thumbnails = wire::readThumbnails(body))
        holds(static_cast<std::size_t>(std::ranges::count(body, '\n')) == thumbnails->size(),
              "there is one thumbnail a line");
    const auto changed = wire::readChanged(body);
    holds(!changed || body.find("changed") != std::string_view::npos ||
              body.find("\\u") != std::string_view::npos,
          "news are told, not guessed");
    engine::Response response;
    response.body = body;
    response.headers["retry-after"] = body.substr(0, 30);
    const auto code = wire::errorCode(response);
    holds(code.size() <= body.size(), "a code is a part of its answer");
    const auto wait = wire::retryAfter(response);
    holds(!wait || (*wait >= std::chrono::seconds{0} && *wait <= std::chrono::hours{24 * 366 * 40}),
          "a wait can be added to a clock");
}

std::string lines(const std::vector<json>& values) {
    std::string text;
    for (const auto& value : values)
        text += value.dump() + "\n";
    return text;
}

std::vector<std::string> hellos() {
    json hello{{"protocol", {{"min", 1}, {"max", 1}}},
               {"server_epoch", std::string(32, 'a')},
               {"time", "2026-11-20T10:14:03.250+00:00"},
               {"nonce", toBase64(std::string(48, 'n'))},
               {"school", {{"name", "Harbour School"}}},
               {"limits",
                {{"changes", 500},
                 {"batch_bytes", 1048576},
                 {"chunk_bytes", 4194304},
                 {"medium_bytes", 67108864},
                 {"page_changes", 2000}}}};
    const auto plain = hello.dump();
    hello["watermark"] = {{"epoch", "0123456789abcdef"}, {"upto", 12}, {"holes", {{3, 4}, {7, 7}}}};
    hello["backup_seq"] = 12;
    hello["notices"] = {"retire", "wipe"};
    return {plain, hello.dump()};
}

std::vector<std::string> tokens() {
    return {json{{"token", "abcdefgh"}, {"expires_in", 900}}.dump()};
}

const json watermark{{"watermark", {{"epoch", "0123456789abcdef"}, {"upto", 2}, {"holes", json::array()}}}};

std::vector<std::string> pushReplies() {
    const auto changes = sampleChanges();
    const auto first = changes[0].change.id.toString();
    const auto second = changes[1].change.id.toString();
    const json missing{changes[0].change.media[0].sha256.toHex()};
    return {
        lines(
            {{{"id", first}, {"status", "ok"}, {"seq", 12}, {"receipt", toBase64("r")}, {"missing", missing}},
             {{"id", second}, {"status", "known"}, {"seq", 13}, {"receipt", toBase64("r")}},
             watermark}),
        lines({{{"id", first}, {"status", "held"}, {"reason", "no_right"}},
               {{"id", second}, {"status", "erased"}},
               watermark})};
}

std::vector<std::string> receiptReplies() {
    std::vector<std::string> seeds;
    for (auto reply : pushReplies()) {
        reply.erase(reply.rfind('\n', reply.size() - 2) + 1); // without the watermark
        seeds.push_back(std::move(reply));
    }
    return seeds;
}

std::vector<std::string> keptReplies() {
    std::vector<json> all;
    for (const auto& change : sampleChanges())
        all.push_back({{"id", change.change.id.toString()}, {"status", "kept"}});
    return {lines(all)};
}

std::vector<std::string> pages() {
    std::string page = lines({{{"stream-", "pupil/0193c1a2-b3c4-7000-8000-000000000009"}},
                              {{"stream+", "pupil/0193c1a2-b3c4-7000-8000-000000000002"}}});
    const auto changes = sampleChanges();
    for (const auto& change : changes)
        page += R"({"seq":7,"hlc_effective":")" + change.change.hlc.toString() +
                R"(","receipt":"cg==","change":)" + change.bytes + "}\n";
    page += lines({{{"erase", {{"stream", "school"}, {"entity", changes[0].change.entity.toString()}}}},
                   {{"erase", {{"stream", "walks"}}}},
                   {{"hide", {{"stream", "school"}, {"sha256", Sha256::of("photo").toHex()}}}},
                   {{"cursor", "abcdefgh"}, {"more", false}}});
    return {page, lines({{{"cursor", "abcdefgh"}, {"more", true}}})};
}

std::vector<std::string> others() {
    return {json{{"stream", "school"}, {"upto", 12}, {"count", 12}, {"sum", std::string(64, '0')}}.dump(),
            lines({{{"sha256", Sha256::of("thumb").toHex()}, {"bytes", toBase64("picture")}},
                   {{"sha256", Sha256::of("other").toHex()}}}),
            json{{"changed", true}}.dump(),
            json{{"error", "epoch_clash"}, {"text", "This tablet was copied."}}.dump(), "120"};
}
} // namespace

const std::vector<Target>& targets() {
    static const std::vector<Target> all{
        {"hello", readHello, hellos},         {"token", readToken, tokens},
        {"push", readPushReply, pushReplies}, {"receipts", readReceipts, receiptReplies},
        {"kept", readKept, keptReplies},      {"page", readPage, pages},
        {"others", readOthers, others},
    };
    return all;
}

} // namespace jotter::fuzz
