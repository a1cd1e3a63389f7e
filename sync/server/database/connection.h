#pragma once

#include "sync/change/error.h"
#include "sync/server/database/statement.h"

#include <exception>
#include <string_view>

namespace jotter::server {

/// What a statement or connection throws; `Database` turns it into its error.
class DatabaseFailure : public std::exception {
public:
    explicit DatabaseFailure(Error error)
        : error_(std::move(error)) {}
    [[nodiscard]] const Error& error() const { return error_; }
    [[nodiscard]] const char* what() const noexcept override { return "the database failed"; }

private:
    Error error_;
};

/// One connection to a database of the school server, with its prepared statements. Used by one thread at a
/// time. Calls throw `DatabaseFailure`. The SQL is what SQLite and PostgreSQL both read (README.md).
class Connection {
public:
    Connection() = default;
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A prepared statement, reset and without bindings. `sql` must be a literal: it is the key it is kept
    /// under.
    [[nodiscard]] virtual Statement& use(std::string_view sql) = 0;
    void run(std::string_view sql) { use(sql).post(); }
    /// Waits for what was posted (Statement::post) and throws what went wrong with it.
    virtual void waitForPosted() {}
    /// Ends every statement that was not read to its end: it would hold on to its snapshot.
    virtual void finishAll() = 0;

    /// Begins a transaction that sees one state of everything and changes nothing.
    virtual void beginReading() = 0;
    /// Begins a transaction that nobody else writes beside, in this process or another.
    virtual void beginWriting() = 0;
    virtual void commit() = 0;
    /// Undoes the transaction as far as there still is one.
    virtual void rollBack() noexcept = 0;
    /// True when the database itself has ended the transaction (a full disk does that, a lost connection).
    [[nodiscard]] virtual bool transactionLost() = 0;
    /// Outside a transaction: what was deleted is not to lie about in a write-ahead log. As far as others
    /// that are reading let it.
    virtual void settle() {}
    /// True when nothing more can come of this connection.
    [[nodiscard]] virtual bool broken() = 0;
};

} // namespace jotter::server
