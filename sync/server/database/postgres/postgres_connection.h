#pragma once

#include "sync/server/database/connection.h"

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <string>

namespace jotter::server {

/// Where a school's tables lie: a libpq address ("postgresql://…") and which school's rows are seen.
struct PostgresPlace {
    std::string url;
    std::string school; ///< a UUID
};

using PostgresResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// A connection to PostgreSQL that sees one school's rows and no other's: each table's policy compares
/// `school_id` with this connection's `jotter.school`.
class PostgresConnection final : public Connection {
public:
    /// Throws DatabaseFailure.
    explicit PostgresConnection(const PostgresPlace& place);
    ~PostgresConnection() override;

    [[nodiscard]] Statement& use(std::string_view sql) override;
    void finishAll() override {} // Every answer is whole when it comes.
    void beginReading() override;
    void beginWriting() override;
    void commit() override;
    void rollBack() noexcept override;
    [[nodiscard]] bool transactionLost() override;
    [[nodiscard]] bool broken() override;

    /// Runs statements as they stand, several at once. Throws DatabaseFailure.
    void script(const std::string& sql);
    [[nodiscard]] PGconn* raw() { return connection_.get(); }

private:
    class Prepared;
    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
    std::map<std::string_view, std::unique_ptr<Prepared>> statements_;
};

/// Our SQL in PostgreSQL's words: parameters as $1, and `school_id` before the columns that a conflict is
/// about.
[[nodiscard]] std::string toPostgres(std::string_view sql);
/// What a result says went wrong: "disk_full", "busy" (worth another try, a lost connection too), else
/// "database_failed".
[[nodiscard]] Error postgresError(PGconn* connection, const PGresult* result);

} // namespace jotter::server
