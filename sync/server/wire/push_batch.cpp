#include "sync/server/wire/push_batch.h"

#include <algorithm>
#include <charconv>

namespace jotter::server {

namespace {
constexpr std::size_t epochDigits = 16;
constexpr std::size_t uuidLetters = 36;

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

Expected<Arrival> readLine(std::string_view line) {
    Arrival arrival;
    if (!take(line, R"({"epoch":")") || !isDeviceEpoch(line.substr(0, epochDigits)))
        return badLine();
    arrival.epoch = line.substr(0, epochDigits);
    line.remove_prefix(epochDigits);
    if (!take(line, R"(","n":)") || line.empty() || !takeNumber(line, arrival.n))
        return badLine();
    if (take(line, R"(,"moment":")")) {
        const auto moment = Uuid::parse(line.substr(0, uuidLetters));
        if (!moment)
            return badLine();
        arrival.moment = *moment;
        line.remove_prefix(uuidLetters);
        if (!take(line, "\""))
            return badLine();
    }
    if (!take(line, R"(,"change":)") || !line.ends_with('}'))
        return badLine();
    line.remove_suffix(1);
    auto change = parseChange(std::string(line));
    if (!change)
        return tl::make_unexpected(change.error());
    arrival.change = std::move(*change);
    return arrival;
}

Expected<std::vector<Arrival>> readBatch(std::string_view body) {
    std::vector<Arrival> batch;
    while (!body.empty()) {
        const auto end = body.find('\n');
        if (end == std::string_view::npos)
            return badLine();
        if (batch.size() == maxBatchChanges)
            return fail("too_many", ErrorCategory::Input, "There are too many records in one batch.");
        auto arrival = readLine(body.substr(0, end));
        if (!arrival)
            return tl::make_unexpected(arrival.error());
        batch.push_back(std::move(*arrival));
        body.remove_prefix(end + 1);
    }
    return batch;
}

} // namespace jotter::server
