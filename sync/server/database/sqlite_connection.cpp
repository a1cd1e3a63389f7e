#include "sync/server/database/sqlite_connection.h"

#include "sync/change/planted.h"

#include <sqlite3.h>

namespace jotter::server {

namespace {
constexpr int busyMilliseconds = 10'000;

template <class Work>
auto guarded(Work&& work) {
    try {
        return work();
    } catch (const SQLite::Exception& exception) {
        throw DatabaseFailure(storageError(exception));
    }
}
} // namespace

class SqliteConnection::Prepared final : public Statement {
public:
    Prepared(SQLite::Database& database, std::string_view sql)
        : statement_(database, std::string(sql)) {}

    void reset() {
        statement_.tryReset();
        statement_.clearBindings();
    }
    void finish() { statement_.tryReset(); }
    void bindBlob(int index, std::string_view bytes) override {
        guarded([&] {
            statement_.bind(index, bytes.empty() ? "" : static_cast<const void*>(bytes.data()),
                            static_cast<int>(bytes.size()));
        });
    }
    bool executeStep() override {
        return guarded([&] { return statement_.executeStep(); });
    }
    int exec() override {
        return guarded([&] { return statement_.exec(); });
    }
    bool nullAt(int column) override {
        return guarded([&] { return statement_.getColumn(column).isNull(); });
    }
    std::int64_t integerAt(int column) override {
        return guarded([&] { return statement_.getColumn(column).getInt64(); });
    }
    std::string textAt(int column) override {
        return guarded([&] { return statement_.getColumn(column).getString(); });
    }
    std::string blobAt(int column) override {
        return guarded([&] {
            const auto value = statement_.getColumn(column);
            const auto size = static_cast<std::size_t>(value.getBytes());
            return size == 0 ? std::string{} : std::string(static_cast<const char*>(value.getBlob()), size);
        });
    }

protected:
    void bindInteger(int index, std::int64_t value) override {
        guarded([&] { statement_.bind(index, value); });
    }
    void bindText(int index, std::string_view text) override {
        guarded([&] { statement_.bind(index, std::string(text)); });
    }

private:
    SQLite::Statement statement_;
};

SqliteConnection::SqliteConnection(const std::string& path)
    : database_(guarded([&] {
        return SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyMilliseconds);
    })) {
    guarded([&] {
        // What is answered must survive the plug being pulled, hence FULL and not NORMAL (I2).
        database_.exec("PRAGMA journal_mode=WAL");
        database_.exec(planted(Fault::AnsweredBeforeDurable) ? "PRAGMA synchronous=OFF"
                                                             : "PRAGMA synchronous=FULL");
        database_.exec("PRAGMA foreign_keys=ON");
        database_.exec("PRAGMA cache_size=-8000");
        // Else a statement is planned anew each time another number is bound to its LIMIT.
        sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    });
}

SqliteConnection::~SqliteConnection() = default;

Statement& SqliteConnection::use(std::string_view sql) {
    auto it = statements_.find(sql);
    if (it == statements_.end())
        it = statements_.emplace(sql, guarded([&] { return std::make_unique<Prepared>(database_, sql); }))
                 .first;
    it->second->reset();
    return *it->second;
}

void SqliteConnection::finishAll() {
    for (auto& [sql, statement] : statements_)
        statement->finish();
}

void SqliteConnection::beginReading() {
    run("BEGIN");
}

void SqliteConnection::beginWriting() {
    run("BEGIN IMMEDIATE");
}

void SqliteConnection::commit() {
    run("COMMIT");
}

void SqliteConnection::rollBack() noexcept {
    if (!transactionLost())
        std::ignore = database_.tryExec("ROLLBACK");
}

bool SqliteConnection::transactionLost() {
    return sqlite3_get_autocommit(database_.getHandle()) != 0;
}

void SqliteConnection::settle() {
    finishAll();
    guarded([&] { database_.exec("PRAGMA wal_checkpoint(TRUNCATE)"); });
}

Error storageError(const SQLite::Exception& exception) {
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        return {"disk_full", ErrorCategory::Storage, "The school server's disk is full."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"busy", ErrorCategory::Transient, "The school server is busy; try again in a moment."};
    default:
        return {"database_failed", ErrorCategory::Storage, "The school server could not reach its database."};
    }
}

} // namespace jotter::server
