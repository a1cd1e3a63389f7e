#include "tests/sync/faults/ledger/server_view.h"

#include "sync/server/admin/open_school.h"
#include "tests/support/must.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

namespace jotter::faults {

using support::must;

namespace {
constexpr std::size_t pageSize = 500;

ChangeId idFrom(const SQLite::Column& column) {
    std::array<std::uint8_t, 16> id{};
    const auto bytes = column.getString();
    if (bytes.size() != id.size())
        throw std::runtime_error("that is no id");
    std::copy(bytes.begin(), bytes.end(), id.begin());
    return ChangeId{Uuid{id}};
}
} // namespace

ServerView::ServerView(const QString& data) {
    const server::SchoolFolder folder(data.toStdString());
    const SystemClock clock;
    SystemRandom random;
    const auto school = must(server::OpenSchool::open(folder, clock, random));
    readLog(school->log());
    for (const auto& report : must(school->log().quarantined()))
        quarantined_.insert(report.copy.id);
    readNumbers(folder.file("school.db").string());
}

void ServerView::readLog(server::Log& log) {
    std::uint64_t after = 0;
    for (bool more = true; more;) {
        const auto page = must(log.page(after, pageSize, [](const std::string&) { return true; }));
        for (const auto& logged : page.changes) {
            auto change = must(parseChange(logged.bytes));
            if (change.hash != logged.hash || change.change.id != logged.id)
                throw std::runtime_error("the log's bytes are not what was said of them");
            digests_[logged.stream].add(logged.hash);
            if (change.change.fields.contains("note"))
                ++notes_[change.change.fields["note"].get<std::string>()];
            if (!changes_.emplace(logged.id, Kept{logged.seq, logged.effective, std::move(change)}).second)
                doubled_.insert(logged.id);
        }
        after = page.scannedTo;
        more = page.more;
    }
}

void ServerView::readNumbers(const std::string& file) {
    SQLite::Database database(file, SQLite::OPEN_READWRITE, 5'000);
    SQLite::Statement numbers(database, "SELECT lower(hex(e.device)), e.epoch, a.n, a.id FROM arrivals a "
                                        "JOIN epochs e ON e.no = a.epoch ORDER BY e.no, a.n");
    while (numbers.executeStep())
        numbers_.push_back({numbers.getColumn(0).getString(), numbers.getColumn(1).getString(),
                            static_cast<std::uint64_t>(numbers.getColumn(2).getInt64()),
                            idFrom(numbers.getColumn(3))});
    SQLite::Statement held(database, "SELECT id FROM held");
    while (held.executeStep())
        held_.insert(idFrom(held.getColumn(0)));
}

std::size_t ServerView::notes(const std::string& words) const {
    const auto found = notes_.find(words);
    return found == notes_.end() ? 0 : found->second;
}

} // namespace jotter::faults
