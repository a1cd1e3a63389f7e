#include "sync/server/admin/keeping/audit.h"

#include "sync/change/change.h"

#include <pwd.h>
#include <syslog.h>
#include <unistd.h>

#include <algorithm>

namespace jotter::server {

namespace {
const std::vector<const char*> schema{R"sql(
CREATE TABLE lines(
  number INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL, facts TEXT NOT NULL, account TEXT NOT NULL,
  chain BLOB NOT NULL);
CREATE TRIGGER no_line_is_changed BEFORE UPDATE ON lines BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER no_line_is_taken_out BEFORE DELETE ON lines BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
)sql"};

std::string accountName() {
    const auto* account = ::getpwuid(::getuid());
    return account ? account->pw_name : std::to_string(::getuid());
}

Sha256 chainOf(const Sha256& before, const Audit::Line& line) {
    const nlohmann::json bound{before.toHex(), line.number, line.at.time_since_epoch().count(),
                               line.what,      line.facts,  line.account};
    return Sha256::of("jotter-audit-v1\n" + bound.dump());
}

Audit::Line lineAt(Statement& query) {
    return {unsignedAt(query, 0), WallTime{std::chrono::milliseconds{query.getColumn(1).getInt64()}},
            query.getColumn(2).getString(), query.getColumn(3).getString(), query.getColumn(4).getString()};
}
} // namespace

Expected<std::unique_ptr<Audit>> Audit::open(const std::filesystem::path& path) {
    return Database::open(path, schema).map([](std::unique_ptr<Database> database) {
        return std::unique_ptr<Audit>(new Audit(std::move(database)));
    });
}

Expected<void> Audit::record(const std::string& what, const nlohmann::json& facts, WallTime now) {
    const auto written = database_->write([&](Connection& connection) -> Expected<Line> {
        auto& last = connection.use("SELECT number, chain FROM lines ORDER BY number DESC LIMIT 1");
        const bool first = !last.executeStep();
        const Sha256 before = first ? Sha256{} : hashAt(last, 1);
        Line line{first ? 1 : unsignedAt(last, 0) + 1, now, what, facts.dump(), accountName()};
        auto& row =
            connection.use("INSERT INTO lines(number, at, what, facts, account, chain) VALUES(?,?,?,?,?,?)");
        bindUnsigned(row, 1, line.number);
        row.bind(2, line.at.time_since_epoch().count());
        row.bind(3, line.what);
        row.bind(4, line.facts);
        row.bind(5, line.account);
        bindHash(row, 6, chainOf(before, line));
        row.exec();
        return line;
    });
    if (!written)
        return tl::make_unexpected(written.error());
    ::syslog(LOG_AUTHPRIV | LOG_NOTICE, "jotter audit %llu %s by %s",
             static_cast<unsigned long long>(written->number), what.c_str(), written->account.c_str());
    return {};
}

Expected<std::vector<Audit::Line>> Audit::lines(std::size_t limit) {
    return database_->read([&](Connection& connection) -> Expected<std::vector<Line>> {
        std::vector<Line> found;
        auto& query =
            connection.use("SELECT number, at, what, facts, account FROM lines ORDER BY number DESC LIMIT ?");
        bindUnsigned(query, 1, limit);
        while (query.executeStep())
            found.push_back(lineAt(query));
        std::ranges::reverse(found);
        return found;
    });
}

Expected<bool> Audit::sound() {
    return database_->read([](Connection& connection) -> Expected<bool> {
        Sha256 before;
        std::uint64_t number = 0;
        auto& query =
            connection.use("SELECT number, at, what, facts, account, chain FROM lines ORDER BY number");
        while (query.executeStep()) {
            const auto line = lineAt(query);
            const auto chain = chainOf(before, line);
            if (line.number != ++number || chain != hashAt(query, 5))
                return false;
            before = chain;
        }
        return true;
    });
}

} // namespace jotter::server
