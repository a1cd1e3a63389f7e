#include "sync/engine/backoff.h"

#include <algorithm>

namespace jotter::engine {

using nlohmann::json;
using std::chrono::milliseconds;

namespace {
constexpr const char* rememberedAs = "backoff";

/// [attempts, since, until, why], or nothing when that is not what was kept.
std::optional<std::array<std::int64_t, 4>> readRow(const json& row) {
    std::array<std::int64_t, 4> values{};
    if (!row.is_array() || row.size() != values.size())
        return std::nullopt;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!row[i].is_number_integer())
            return std::nullopt;
        values[i] = row[i].get<std::int64_t>();
    }
    if (values[0] < 0 || values[0] > 100 || values[3] < 0 || values[3] > static_cast<int>(Obstacle::Storage))
        return std::nullopt;
    return values;
}
} // namespace

void Backoff::load() {
    const auto kept = journal_.remembered(rememberedAs);
    const auto rows = kept && !kept->empty() ? parseJson(*kept) : json::object();
    if (!rows || !rows->is_object())
        return;
    for (const auto& [key, row] : rows->items()) {
        if (const auto values = readRow(row))
            entries_[key] = {static_cast<unsigned>((*values)[0]), WallTime{milliseconds{(*values)[1]}},
                             WallTime{milliseconds{(*values)[2]}}, static_cast<Obstacle>((*values)[3])};
    }
}

void Backoff::save() {
    if (!changed_)
        return;
    json rows = json::object();
    for (const auto& [key, entry] : entries_)
        rows[key] = {entry.attempts, entry.since.time_since_epoch().count(),
                     entry.until.time_since_epoch().count(), static_cast<int>(entry.why)};
    // A wait that could not be kept costs one early try after a restart, nothing else.
    changed_ = !journal_.remember(rememberedAs, rows.dump()).has_value();
}

void Backoff::failed(const std::string& key, Obstacle why, WallTime now,
                     std::optional<std::chrono::seconds> asked) {
    const auto attempts = knows(key) ? entries_[key].attempts : 0;
    const milliseconds ceiling = std::min<milliseconds>(longest, shortest * (1 << std::min(attempts, 9U)));
    auto wait = milliseconds(
        static_cast<std::int64_t>(random_.next64() % static_cast<std::uint64_t>(ceiling.count() + 1)));
    if (asked)
        wait = std::max<milliseconds>(wait, std::min(*asked, longestAsked));
    entries_[key] = {std::min(attempts + 1, 100U), now, now + wait, why};
    forgetOne();
    changed_ = true;
}

void Backoff::pause(const std::string& key, Obstacle why, WallTime now, std::chrono::seconds length) {
    entries_[key] = {1, now, now + length, why};
    forgetOne();
    changed_ = true;
}

void Backoff::succeeded(const std::string& key) {
    changed_ = entries_.erase(key) > 0 || changed_;
}

void Backoff::reset(std::string_view butFor) {
    const auto gone =
        std::erase_if(entries_, [&](const auto& entry) { return !entry.first.starts_with(butFor); });
    changed_ = changed_ || gone > 0;
}

void Backoff::keepOnly(const std::string& key) {
    changed_ = std::erase_if(entries_, [&](const auto& entry) { return entry.first != key; }) > 0 || changed_;
}

bool Backoff::blocked(const std::string& key, WallTime now) const {
    const auto it = entries_.find(key);
    return it != entries_.end() && it->second.running(now);
}

std::size_t Backoff::countBlocked(WallTime now) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(entries_, [&](const auto& entry) { return entry.second.running(now); }));
}

Obstacle Backoff::obstacle() const {
    auto gravest = Obstacle::None;
    for (const auto& [key, entry] : entries_)
        gravest = std::max(gravest, entry.why);
    return gravest;
}

std::optional<WallTime> Backoff::next(WallTime now, Obstacle atLeast, std::string_view butFor) const {
    std::optional<WallTime> first;
    for (const auto& [key, entry] : entries_) {
        if (!butFor.empty() && key.starts_with(butFor))
            continue;
        if (entry.why >= atLeast && entry.running(now) && (!first || entry.until < *first))
            first = entry.until;
    }
    return first;
}

void Backoff::forgetOne() {
    if (entries_.size() > most)
        entries_.erase(
            std::ranges::min_element(entries_, {}, [](const auto& entry) { return entry.second.until; }));
}

} // namespace jotter::engine
