#include "sync/server/log/tables/already_here.h"

#include "sync/server/log/tables/for_many.h"

#include <span>

namespace jotter::server {

namespace {
/// `bind(statement, index, value)` for each of `values`, `row(statement)` for each row that is found.
template <class T, class Bind, class Row>
void ask(Connection& connection, const ForMany& question, std::span<const T> values, Bind bind, Row row) {
    while (!values.empty()) {
        const auto& [count, sql] = question.atLeast(values.size());
        auto& query = connection.use(sql);
        for (std::size_t i = 0; i < count; ++i)
            bind(query, static_cast<int>(i + 1), values[std::min(i, values.size() - 1)]);
        while (query.executeStep())
            row(query);
        values = values.subspan(std::min(count, values.size()));
    }
}
} // namespace

AlreadyHere::AlreadyHere(Connection& connection, const std::vector<Arrival>& arrivals) {
    static const ForMany entries("SELECT id, seq, hash, device, effective FROM changes WHERE id IN(", "?",
                                 ")");
    static const ForMany held("SELECT id, hash FROM held WHERE id IN(", "?", ")");
    static const ForMany numbers("SELECT no, name FROM streams WHERE name IN(", "?", ")");
    static const ForMany erased("SELECT DISTINCT stream FROM erased WHERE stream IN(", "?", ")");
    std::vector<ChangeId> ids;
    std::set<std::string> names;
    for (const auto& arrival : arrivals) {
        ids.push_back(arrival.change.change.id);
        names.insert(arrival.change.change.stream);
    }
    const std::vector<std::string> streams(names.begin(), names.end());
    const auto bindId = [](Statement& query, int index, ChangeId id) { bindUuid(query, index, id.value); };
    const auto bindName = [](Statement& query, int index, const std::string& name) {
        query.bind(index, name);
    };
    ask(connection, entries, std::span<const ChangeId>(ids), bindId, [&](Statement& row) {
        entries_[ChangeId{uuidAt(row, 0)}] = {unsignedAt(row, 1), hashAt(row, 2), DeviceId{uuidAt(row, 3)},
                                              Hlc::parse(row.getColumn(4).getString()).value_or(Hlc{})};
    });
    ask(connection, held, std::span<const ChangeId>(ids), bindId, [&](Statement& row) {
        held_.insert({ChangeId{uuidAt(row, 0)}, hashAt(row, 1)});
    });
    ask(connection, numbers, std::span<const std::string>(streams), bindName,
        [&](Statement& row) { streams_[row.getColumn(1).getString()] = row.getColumn(0).getInt64(); });
    ask(connection, erased, std::span<const std::string>(streams), bindName,
        [&](Statement& row) { erasedIn_.insert(row.getColumn(0).getString()); });
}

const AlreadyHere::Entry* AlreadyHere::find(ChangeId id) const {
    const auto entry = entries_.find(id);
    return entry == entries_.end() ? nullptr : &entry->second;
}

std::optional<std::int64_t> AlreadyHere::stream(const std::string& name) const {
    const auto number = streams_.find(name);
    return number == streams_.end() ? std::nullopt : std::optional(number->second);
}

} // namespace jotter::server
