#pragma once

#include "sync/server/database/connection.h"

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace jotter::server {

/// Where a school's tables lie: a libpq address ("postgresql://…") and which school's rows are seen.
struct PostgresPlace {
    std::string url;
    std::string school; ///< a UUID
    /// A table whose rows, once deleted, are not to lie about in its files; empty: none.
    std::string secrets{};
};

using PostgresResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// What needs no answer of its own travels with the next statement that does (libpq's pipeline mode): the
/// beginning of a reading transaction, savepoints, posted statements. The end of a reading transaction is not
/// waited for at all.
///
/// A connection to PostgreSQL that sees one school's rows and no other's: each table's policy compares
/// `school_id` with this connection's `jotter.school`.
class PostgresConnection final : public Connection {
public:
    /// Throws DatabaseFailure.
    explicit PostgresConnection(const PostgresPlace& place);
    ~PostgresConnection() override;

    [[nodiscard]] Statement& use(std::string_view sql) override;
    void waitForPosted() override;
    void finishAll() override;
    void beginReading() override;
    void beginWriting() override;
    void commit() override;
    void rollBack() noexcept override;
    [[nodiscard]] bool transactionLost() override;
    /// Writes the table of secrets anew. What PostgreSQL's own log still has of it goes as that is recycled.
    void settle() override;
    [[nodiscard]] bool broken() override;

    /// Runs statements as they stand, several at once. Throws DatabaseFailure.
    void script(const std::string& sql);
    [[nodiscard]] PGconn* raw() { return connection_.get(); }

private:
    class Prepared;
    /// A statement's parameters, as libpq takes them.
    struct Parameters {
        std::vector<const char*> values;
        std::vector<int> lengths;
        std::vector<int> formats;
    };

    /// Sends a statement that nobody waits for.
    void post(const char* name, const Parameters& parameters);
    /// Runs a statement, and with it all that was sent before; their failure is thrown as its own.
    [[nodiscard]] PostgresResult answerTo(const char* name, const Parameters& parameters);
    /// Ends the pipeline: the last answer, or the first failure thrown.
    [[nodiscard]] PostgresResult collect();
    /// The answer to the end of a reading transaction, which nobody waited for.
    void hearEnd() noexcept;
    void startPipeline();
    void send(const char* name, const Parameters& parameters);
    void sendPlain(const char* sql);

    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
    std::string secrets_;
    std::string begin_;    ///< goes out with the first statement
    std::size_t sent_ = 0; ///< statements in the pipeline
    bool reading_ = false; ///< a transaction that changes nothing
    bool ending_ = false;  ///< its COMMIT is on its way
    std::map<std::string_view, std::unique_ptr<Prepared>> statements_;
};

/// Our SQL in PostgreSQL's words: parameters as $1, and `school_id` before the columns that a conflict is
/// about.
[[nodiscard]] std::string toPostgres(std::string_view sql);
/// What a result says went wrong: "disk_full", "busy" (worth another try, a lost connection too), else
/// "database_failed".
[[nodiscard]] Error postgresError(PGconn* connection, const PGresult* result);

} // namespace jotter::server
