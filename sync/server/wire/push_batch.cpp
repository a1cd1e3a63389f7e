#include "sync/server/wire/push_batch.h"

#include <algorithm>
#include <charconv>

namespace jotter::server {

namespace {
constexpr std::size_t epochDigits = 16;
constexpr std::size_t uuidLetters = 36;
constexpr std::size_t hlcLetters = 26;
constexpr std::size_t receiptLetters = 44;
constexpr std::size_t maxNameBytes = 100;
constexpr std::size_t maxSealedBytes = maxChangeBytes + 1024;

auto badLine() {
    return fail("bad_line", ErrorCategory::Input, "A line of this batch is not in the form that is agreed.");
}

bool take(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected))
        return false;
    text.remove_prefix(expected.size());
    return true;
}

bool takeNumber(std::string_view& text, std::uint64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto used = static_cast<std::size_t>(end - text.data());
    if (error != std::errc{} || number == 0 || number > INT64_MAX || text.front() == '0')
        return false;
    text.remove_prefix(used);
    return true;
}
} // namespace

bool isDeviceEpoch(std::string_view text) {
    return text.size() == epochDigits && std::ranges::all_of(text, [](char digit) {
               return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
           });
}

namespace {
/// Takes `name":"…"` whose text is `letters` long; nothing when it is not there.
std::optional<std::string_view> takeText(std::string_view& line, std::string_view opening,
                                         std::size_t letters) {
    if (line.size() < opening.size() + letters + 1 || !take(line, opening))
        return std::nullopt;
    const auto text = line.substr(0, letters);
    line.remove_prefix(letters);
    return take(line, "\"") ? std::optional(text) : std::nullopt;
}

/// The change that is the last member of its line, its bytes as they stand.
Expected<SealedChange> lastChange(std::string_view line) {
    if (!take(line, R"(,"change":)") || !line.ends_with('}'))
        return badLine();
    line.remove_suffix(1);
    return parseChange(std::string(line));
}

Expected<SealedChange> openedChange(std::string_view line, const OpenSeal& open) {
    if (!line.ends_with("\"}"))
        return badLine();
    line.remove_suffix(2);
    const auto sealed = fromBase64(line);
    if (!sealed)
        return badLine();
    return open(*sealed).and_then([](std::string bytes) { return parseChange(std::move(bytes)); });
}

/// Reads every line of a body by `read`.
template <class T, class Read>
Expected<std::vector<T>> readLines(std::string_view body, std::size_t most, Read read) {
    std::vector<T> all;
    while (!body.empty()) {
        const auto end = body.find('\n');
        if (end == std::string_view::npos)
            return badLine();
        if (all.size() == most)
            return fail("too_many", ErrorCategory::Input, "There are too many records in one batch.");
        Expected<T> one = read(body.substr(0, end));
        if (!one)
            return tl::make_unexpected(one.error());
        all.push_back(std::move(*one));
        body.remove_prefix(end + 1);
    }
    return all;
}
} // namespace

Expected<Arrival> readLine(std::string_view line, const OpenSeal& open) {
    Arrival arrival;
    if (!take(line, R"({"epoch":")") || !isDeviceEpoch(line.substr(0, epochDigits)))
        return badLine();
    arrival.epoch = line.substr(0, epochDigits);
    line.remove_prefix(epochDigits);
    if (!take(line, R"(","n":)") || line.empty() || !takeNumber(line, arrival.n))
        return badLine();
    const bool sealed = take(line, R"(,"sealed":")");
    if (!sealed && line.starts_with(R"(,"moment")")) {
        const auto text = takeText(line, R"(,"moment":")", uuidLetters);
        const auto moment = Uuid::parse(text.value_or(""));
        if (!moment)
            return badLine();
        arrival.moment = *moment;
    }
    auto change = sealed ? openedChange(line, open) : lastChange(line);
    if (!change)
        return tl::make_unexpected(change.error());
    arrival.change = std::move(*change);
    return arrival;
}

Expected<std::vector<Arrival>> readBatch(std::string_view body, const OpenSeal& open) {
    return readLines<Arrival>(body, maxBatchChanges,
                              [&](std::string_view line) { return readLine(line, open); });
}

Expected<std::vector<ReceiptedChange>> readReceipts(std::string_view body) {
    return readLines<ReceiptedChange>(
        body, maxBatchChanges, [](std::string_view line) -> Expected<ReceiptedChange> {
            const auto clock = takeText(line, R"({"hlc_effective":")", hlcLetters);
            const auto receipt = takeText(line, R"(,"receipt":")", receiptLetters);
            const auto effective = Hlc::parse(clock.value_or(""));
            if (!effective || !receipt)
                return badLine();
            return lastChange(line).map([&](SealedChange change) {
                return ReceiptedChange{*effective, std::string(*receipt), std::move(change)};
            });
        });
}

Expected<std::vector<Quarantined>> readQuarantineLines(std::string_view body) {
    return readLines<Quarantined>(
        body, maxQuarantineLines, [](std::string_view line) -> Expected<Quarantined> {
            const auto object = parseJson(line);
            if (!object || !object->is_object())
                return badLine();
            const auto text = [&](const char* name) {
                const auto it = object->find(name);
                return it != object->end() && it->is_string() ? it->get<std::string>() : std::string{};
            };
            const auto n = object->find("n");
            const auto id = ChangeId::parse(text("id"));
            const auto sealed = fromBase64(text("sealed"));
            Quarantined one{{}, text("stream"), text("epoch"), 0, text("reason"), {}};
            if (!id || !sealed || sealed->empty() || sealed->size() > maxSealedBytes ||
                !isDeviceEpoch(one.epoch) || n == object->end() || !n->is_number_unsigned() ||
                one.stream.size() > maxNameBytes || one.reason.size() > maxNameBytes)
                return badLine();
            one.id = *id;
            one.n = n->get<std::uint64_t>();
            one.sealed = *sealed;
            return one.n > 0 && one.n <= INT64_MAX ? Expected<Quarantined>(std::move(one)) : badLine();
        });
}

} // namespace jotter::server
