#include "sync/server/database/postgres/postgres_database.h"

#include "sync/change/sha256.h"
#include "sync/server/database/postgres/postgres_schema.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>

namespace jotter::server {

namespace {
constexpr int again = 2'000;   ///< milliseconds until a lost connection is tried anew
constexpr int lookUp = 30'000; ///< milliseconds after which a silent connection is tried

/// One at a time: two servers may be started together.
constexpr const char* alone = "SELECT pg_advisory_xact_lock(7108811);";

/// Only when they have another shape than the last time: it locks them all for a moment.
void makeTables(PostgresConnection& connection, const std::string& sql) {
    const auto shape = Sha256::of(sql).toHex();
    connection.script(std::string("BEGIN; ") + alone +
                      "CREATE SCHEMA IF NOT EXISTS jotter;"
                      "CREATE TABLE IF NOT EXISTS shapes(hash TEXT COLLATE \"C\" PRIMARY KEY); COMMIT");
    const auto isMade = [&] {
        const PostgresResult asked(
            PQexec(connection.raw(), ("SELECT 1 FROM shapes WHERE hash='" + shape + "'").c_str()), PQclear);
        return PQntuples(asked.get()) != 0;
    };
    if (isMade())
        return;
    connection.script(std::string("BEGIN; ") + alone);
    if (!isMade())
        connection.script(sql + "INSERT INTO shapes VALUES('" + shape + "')");
    connection.script("COMMIT");
}

bool mayBypassPolicies(PostgresConnection& connection) {
    const PostgresResult asked(PQexec(connection.raw(),
                                      "SELECT 1 FROM pg_roles WHERE rolname=current_user AND "
                                      "(rolsuper OR rolbypassrls)"),
                               PQclear);
    return PQresultStatus(asked.get()) != PGRES_TUPLES_OK || PQntuples(asked.get()) != 0;
}
} // namespace

Expected<std::unique_ptr<Database>> openPostgres(const PostgresPlace& place,
                                                 const std::vector<const char*>& schema) {
    try {
        auto first = std::make_unique<PostgresConnection>(place);
        if (mayBypassPolicies(*first))
            return fail("bad_role", ErrorCategory::Input,
                        "That PostgreSQL account may see past what keeps schools apart; use one that is "
                        "neither superuser nor BYPASSRLS.");
        makeTables(*first, postgresTables(schema));
        first->script(postgresFirstRows(schema));
        return std::make_unique<Database>(std::move(first),
                                          [place] { return std::make_unique<PostgresConnection>(place); });
    } catch (const DatabaseFailure& failure) {
        return tl::make_unexpected(failure.error());
    } catch (const SQLite::Exception&) {
        return fail("database_failed", ErrorCategory::Bug, "The school's tables could not be made.");
    }
}

PostgresEar::PostgresEar(PostgresPlace place, std::function<void()> news)
    : place_(std::move(place))
    , news_(std::move(news))
    , stop_(::eventfd(0, EFD_CLOEXEC))
    , thread_([this] { listen(); }) {}

PostgresEar::~PostgresEar() {
    const std::uint64_t one = 1;
    std::ignore = ::write(stop_, &one, sizeof one);
    thread_.join();
    ::close(stop_);
}

bool PostgresEar::waitFor(int socket, int milliseconds) const {
    std::array<pollfd, 2> watched{pollfd{stop_, POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    std::ignore = ::poll(watched.data(), watched.size(), milliseconds);
    return watched[0].revents != 0;
}

bool PostgresEar::hearUntilGone(PostgresConnection& connection) {
    connection.script("LISTEN jotter_news");
    for (;;) {
        // Once at the start as well: something may have been missed.
        news_();
        for (bool mine = false; !mine;) {
            if (waitFor(PQsocket(connection.raw()), lookUp))
                return true;
            if (PQconsumeInput(connection.raw()) == 0)
                return false;
            for (auto* note = PQnotifies(connection.raw()); note; note = PQnotifies(connection.raw())) {
                mine = mine || place_.school == note->extra;
                PQfreemem(note);
            }
        }
    }
}

void PostgresEar::listen() {
    for (bool stopped = false; !stopped;) {
        try {
            PostgresConnection connection(place_);
            stopped = hearUntilGone(connection);
        } catch (const DatabaseFailure&) {
            // As a lost connection: tried again below.
        }
        stopped = stopped || waitFor(-1, again);
    }
}

} // namespace jotter::server
