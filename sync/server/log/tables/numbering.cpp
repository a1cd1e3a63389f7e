#include "sync/server/log/tables/numbering.h"

#include "sync/change/planted.h"
#include "sync/server/log/tables/for_many.h"

#include <algorithm>
#include <span>

namespace jotter::server {

namespace {
/// Calls `number(n)` for those of an epoch from `from` on, in order, until it says false.
template <class Number>
void eachFrom(Connection& connection, std::int64_t epoch, std::uint64_t from, Number number) {
    constexpr std::uint64_t piece = 256; // of one answer: PostgreSQL hands it over whole
    for (bool more = true; more;) {
        auto& query = connection.use("SELECT n FROM arrivals WHERE epoch=? AND n>=? ORDER BY n LIMIT ?");
        query.bind(1, epoch);
        bindUnsigned(query, 2, from);
        bindUnsigned(query, 3, piece);
        std::uint64_t read = 0;
        while (more && query.executeStep()) {
            ++read;
            from = unsignedAt(query, 0) + 1;
            more = number(from - 1);
        }
        more = more && read == piece;
    }
}
} // namespace

Expected<void> Numbering::note(const std::vector<Number>& numbers) {
    static const ForMany insert("INSERT INTO arrivals(epoch, n, id) VALUES ", "(?,?,?)",
                                " ON CONFLICT DO NOTHING");
    std::vector<Row> all;
    for (const auto& number : numbers)
        all.push_back({epochNumber(number.epoch), number.n, number.id});
    for (std::span<const Row> left(all); !left.empty();) {
        const auto& [count, sql] = insert.atMost(left.size());
        auto& rows = connection_.use(sql);
        int place = 0;
        for (const auto& row : left.first(count)) {
            rows.bind(++place, row.epoch);
            bindUnsigned(rows, ++place, row.n);
            bindUuid(rows, ++place, row.id.value);
        }
        if (static_cast<std::size_t>(rows.exec()) != count)
            for (const auto& row : left.first(count))
                if (const auto same = check(row); !same)
                    return same;
        left = left.subspan(count);
    }
    return {};
}

Expected<void> Numbering::check(const Row& row) {
    auto& query = connection_.use("SELECT id FROM arrivals WHERE epoch=? AND n=?");
    query.bind(1, row.epoch);
    bindUnsigned(query, 2, row.n);
    query.executeStep();
    if (uuidAt(query, 0) == row.id.value)
        return {};
    return fail("epoch_clash", ErrorCategory::Rejected,
                "This tablet's store was copied; it numbers its records anew and sends them again.");
}

std::int64_t Numbering::epochNumber(const std::string& epoch) {
    const auto cached = epochs_.find(epoch);
    if (cached != epochs_.end())
        return cached->second;
    auto& insert = connection_.use("INSERT INTO epochs(device, epoch) VALUES(?,?) ON CONFLICT DO NOTHING");
    bindUuid(insert, 1, device_.value);
    insert.bind(2, epoch);
    insert.post();
    auto& query = connection_.use("SELECT no FROM epochs WHERE device=? AND epoch=?");
    bindUuid(query, 1, device_.value);
    query.bind(2, epoch);
    query.executeStep();
    return epochs_[epoch] = query.getColumn(0).getInt64();
}

std::uint64_t Numbering::contiguousFrom(std::int64_t epoch, std::uint64_t contiguous) {
    eachFrom(connection_, epoch, contiguous + 1, [&](std::uint64_t n) {
        const bool follows = n == contiguous + 1;
        contiguous += follows ? 1 : 0;
        return follows;
    });
    return contiguous;
}

void Numbering::finish() {
    for (const auto& [name, epoch] : epochs_) {
        auto& state = connection_.use(
            "SELECT contiguous, top, (SELECT max(n) FROM arrivals WHERE epoch=?1) FROM epochs "
            "WHERE no=?1");
        state.bind(1, epoch);
        state.executeStep();
        const auto top = std::max(unsignedAt(state, 1), unsignedAt(state, 2));
        const auto contiguous = contiguousFrom(epoch, unsignedAt(state, 0));
        auto& update = connection_.use("UPDATE epochs SET contiguous=?, top=? WHERE no=?");
        bindUnsigned(update, 1, contiguous);
        bindUnsigned(update, 2, top);
        update.bind(3, epoch);
        update.post();
    }
}

Watermark readWatermark(Connection& connection, DeviceId device, const std::string& epoch) {
    Watermark watermark{epoch, 0, {}};
    auto& state = connection.use("SELECT no, contiguous, top FROM epochs WHERE device=? AND epoch=?");
    bindUuid(state, 1, device.value);
    state.bind(2, epoch);
    if (!state.executeStep())
        return watermark;
    const auto number = state.getColumn(0).getInt64();
    auto expected = unsignedAt(state, 1) + 1;
    watermark.upto = unsignedAt(state, 2);
    if (expected > watermark.upto || planted(Fault::WatermarkWithoutHoles))
        return watermark;
    eachFrom(connection, number, expected, [&](std::uint64_t n) {
        if (n > expected && watermark.holes.size() == maxHoles) {
            watermark.upto = expected - 1;
            return false;
        }
        if (n > expected)
            watermark.holes.emplace_back(expected, n - 1);
        expected = n + 1;
        return true;
    });
    return watermark;
}

} // namespace jotter::server
