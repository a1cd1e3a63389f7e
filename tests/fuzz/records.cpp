// The change itself, and the lists of changes that a device sends.
#include "sync/engine/wire.h"
#include "sync/server/wire/push_batch.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/samples.h"

#include <algorithm>
#include <limits>

namespace jotter::fuzz {

namespace {
namespace wire = engine::wire;

constexpr auto mostNumber = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
constexpr std::string_view epoch = "0123456789abcdef";

int depthOf(const nlohmann::json& value) {
    if (!value.is_structured())
        return 0;
    int deepest = 0;
    for (const auto& inner : value)
        deepest = std::max(deepest, depthOf(inner));
    return deepest + 1;
}

void readJson(std::string_view text) {
    const auto read = parseJson(text);
    if (!read)
        return;
    holds(depthOf(*read) <= maxJsonDepth, "JSON is not nested deeper than the limit");
    const auto again = parseJson(read->dump());
    holds(again && *again == *read, "JSON that was read and written reads the same");
}

void readChange(std::string_view bytes) {
    const auto read = parseChange(std::string(bytes));
    if (!read)
        return;
    const auto& change = read->change;
    holds(read->bytes == bytes, "the bytes of a change are kept as they came");
    holds(read->hash == Sha256::of(bytes), "the hash is of those bytes");
    holds(bytes.size() <= maxChangeBytes && bytes.find('\n') == std::string_view::npos,
          "a change is one line of at most 64 KiB");
    holds(change.type.size() <= 40 && change.stream.size() <= 120 && change.media.size() <= 64 &&
              change.version >= 1 && change.fields.is_object(),
          "the limits of a change hold");
    const auto written = serialise(change);
    if (!written) {
        holds(written.error().code == "change_too_big", "what was read can be written, unless it grew");
        return;
    }
    holds(written->change == change, "what is written reads the same");
    holds(serialise(written->change)->bytes == written->bytes, "the bytes of a change are stable");
}

/// The small parts of which everything consists: each has one way to be written.
void readSmall(std::string_view text) {
    const auto same = [&](const auto& read, const char* words) {
        if (read)
            holds(read->toString() == text, words);
    };
    same(Uuid::parse(text), "an id has one form");
    same(Hlc::parse(text), "a stamp has one form");
    if (const auto hash = Sha256::parse(text))
        holds(hash->toHex() == text, "a hash has one form");
    if (const auto bytes = fromHex(text))
        holds(toHex(std::string_view(*bytes)) == text, "hexadecimal has one form");
    if (const auto bytes = fromBase64(text))
        holds(toBase64(*bytes) == text, "base64 has one form");
    if (const auto bytes = fromBase64Url(text))
        holds(toBase64Url(*bytes) == text, "base64 for addresses has one form");
    if (const auto time = fromIso(text)) {
        const auto again = fromIso(toIso(*time));
        holds(again && *again == *time, "a time that was written reads the same");
    }
}

/// Stands for the seal: what is "sealed" here is the change itself.
Expected<std::string> unsealed(std::string_view sealed) {
    return std::string(sealed);
}

void readPush(std::string_view body) {
    const auto batch = server::readBatch(body, unsealed);
    if (!batch)
        return;
    holds(batch->size() <= server::maxBatchChanges, "a batch has no more lines than are taken");
    std::string again;
    for (const auto& arrival : *batch) {
        holds(arrival.n > 0 && arrival.n <= mostNumber, "a number is from 1 and fits the database");
        const auto line = body.substr(again.size());
        // Where the device cannot have put anything else: after epoch and number.
        const bool sealed = line.substr(0, line.find('\n')).find(R"(,"sealed":")") < 60;
        engine::OutgoingChange sent{arrival.change.change.id, arrival.n,
                                    arrival.moment ? arrival.moment->toString() : "",
                                    sealed ? toBase64(arrival.change.bytes) : arrival.change.bytes, sealed};
        again += wire::pushLine(arrival.epoch, sent);
    }
    holds(again == body, "what the server reads is what a tablet wrote");
}

void readReceipts(std::string_view body) {
    const auto receipts = server::readReceipts(body);
    if (!receipts)
        return;
    std::string again;
    for (const auto& one : *receipts)
        again += wire::receiptLine(
            {0, one.change.change.id, one.effective.toString(), one.receipt, one.change.bytes});
    holds(again == body, "what the server reads is what a tablet wrote");
}

void readQuarantine(std::string_view body) {
    const auto lines = server::readQuarantineLines(body);
    if (!lines)
        return;
    holds(lines->size() <= server::maxQuarantineLines, "no more lines than are taken");
    std::string again;
    for (const auto& one : *lines) {
        holds(one.n > 0 && one.n <= mostNumber && !one.sealed.empty(), "a copy has a number and bytes");
        again +=
            wire::quarantineLine({one.id, one.stream, one.epoch, one.n, one.reason, toBase64(one.sealed)});
    }
    const auto read = server::readQuarantineLines(again);
    holds(read && read->size() == lines->size(), "what a tablet writes, the server reads");
    for (std::size_t i = 0; i < lines->size(); ++i)
        holds((*read)[i].sealed == (*lines)[i].sealed && (*read)[i].stream == (*lines)[i].stream &&
                  (*read)[i].n == (*lines)[i].n && (*read)[i].id == (*lines)[i].id,
              "a copy that was written reads the same");
}

std::vector<std::string> changes() {
    std::vector<std::string> seeds;
    for (const auto& change : sampleChanges())
        seeds.push_back(change.bytes);
    return seeds;
}

std::vector<std::string> smallParts() {
    const auto change = sampleChanges().front().change;
    return {change.id.toString(),           change.hlc.toString(), toIso(change.at),
            change.media[0].sha256.toHex(), toBase64("any bytes"), "2026-11-20T10:14:03Z"};
}

std::vector<std::string> pushes() {
    std::string body;
    std::uint64_t n = 4711;
    for (const auto& change : sampleChanges()) {
        body += wire::pushLine(epoch, {change.change.id, ++n, "", change.bytes});
        body += wire::pushLine(epoch, {change.change.id, ++n, change.change.id.toString(), change.bytes});
        body += wire::pushLine(epoch, {change.change.id, ++n, "", toBase64(change.bytes), true});
    }
    return {body, body.substr(0, body.find('\n') + 1)};
}

std::vector<std::string> receipts() {
    std::string body;
    for (const auto& change : sampleChanges())
        body += wire::receiptLine({0, change.change.id, change.change.hlc.toString(),
                                   toBase64(std::string(32, 'r')), change.bytes});
    return {body};
}

std::vector<std::string> quarantined() {
    std::string body;
    for (const auto& change : sampleChanges())
        body += wire::quarantineLine({change.change.id, change.change.stream, std::string(epoch), 12,
                                      "refused", toBase64(change.bytes)});
    return {body};
}
} // namespace

const std::vector<Target>& targets() {
    static const std::vector<Target> all{
        {"change", readChange, changes},      {"json", readJson, changes},
        {"small", readSmall, smallParts},     {"push", readPush, pushes},
        {"receipts", readReceipts, receipts}, {"quarantine", readQuarantine, quarantined},
    };
    return all;
}

} // namespace jotter::fuzz
