#pragma once

#include "sync/server/database/database.h"
#include "sync/server/database/postgres/postgres_connection.h"

#include <functional>
#include <thread>

namespace jotter::server {

/// Opens a school's part of a PostgreSQL and brings its tables to what `schema` says (postgres_schema.h).
/// `Input` "bad_role" when the account may see past the policies that keep schools apart (a superuser, or
/// BYPASSRLS); `Transient` "database_gone".
[[nodiscard]] Expected<std::unique_ptr<Database>> openPostgres(const PostgresPlace& place,
                                                               const std::vector<const char*>& schema);

/// Hears when any server has written something new for the school, on a thread and a connection of its own.
class PostgresEar {
public:
    /// `news` is called on the ear's thread. A lost connection is made anew, and what was missed is told once
    /// it is there again.
    PostgresEar(PostgresPlace place, std::function<void()> news);
    ~PostgresEar();
    PostgresEar(const PostgresEar&) = delete;
    PostgresEar& operator=(const PostgresEar&) = delete;

private:
    void listen();
    /// True when it was told to stop; otherwise the connection is gone.
    [[nodiscard]] bool hearUntilGone(PostgresConnection& connection);
    /// Waits for `socket` (−1: for none) or the end; true at the end.
    [[nodiscard]] bool waitFor(int socket, int milliseconds) const;

    PostgresPlace place_;
    std::function<void()> news_;
    int stop_;
    std::thread thread_;
};

} // namespace jotter::server
