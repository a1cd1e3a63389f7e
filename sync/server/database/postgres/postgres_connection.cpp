#include "sync/server/database/postgres/postgres_connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace jotter::server {

namespace {
// From PostgreSQL's pg_type.dat: types whose binary form is read here.
constexpr Oid boolType = 16;
constexpr Oid smallIntType = 21;
constexpr Oid intType = 23;
constexpr Oid bigIntType = 20;

constexpr std::string_view conflict = "ON CONFLICT(";

void check(PGconn* connection, const PGresult* result) {
    const auto status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throw DatabaseFailure(postgresError(connection, result));
}

std::int64_t bigEndian(const char* bytes, int size) {
    std::uint64_t value = size > 0 && (static_cast<unsigned char>(bytes[0]) & 0x80U) != 0 ? ~0ULL : 0;
    for (int i = 0; i < size; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return static_cast<std::int64_t>(value);
}
} // namespace

std::string toPostgres(std::string_view sql) {
    std::string text;
    int parameters = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        quoted = quoted != (sql[i] == '\'');
        if (!quoted && sql[i] == '?') {
            text += '$';
            const bool numbered = i + 1 < sql.size() && sql[i + 1] >= '0' && sql[i + 1] <= '9';
            if (!numbered)
                text += std::to_string(++parameters);
        } else if (!quoted && sql.substr(i).starts_with(conflict)) {
            text += std::string(conflict) + "school_id, ";
            i += conflict.size() - 1;
        } else {
            text += sql[i];
        }
    }
    return text;
}

Error postgresError(PGconn* connection, const PGresult* result) {
    const char* field = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const std::string_view state = field ? field : "";
    if (state == "53100")
        return {"disk_full", ErrorCategory::Storage, "The school server's disk is full."};
    // Serialisation, deadlock, lock, too many connections, shutting down, lost connections.
    const bool passing = state == "40001" || state == "40P01" || state == "55P03" ||
                         state.starts_with("53") || state.starts_with("57P") || state.starts_with("08") ||
                         PQstatus(connection) != CONNECTION_OK;
    if (passing)
        return {"busy", ErrorCategory::Transient, "The school server is busy; try again in a moment."};
    return {"database_failed", ErrorCategory::Storage, "The school server could not reach its database."};
}

class PostgresConnection::Prepared final : public Statement {
public:
    Prepared(PGconn* connection, std::string name, std::string_view sql)
        : connection_(connection)
        , name_(std::move(name)) {
        const PostgresResult made(PQprepare(connection_, name_.c_str(), toPostgres(sql).c_str(), 0, nullptr),
                                  PQclear);
        check(connection_, made.get());
        const PostgresResult described(PQdescribePrepared(connection_, name_.c_str()), PQclear);
        check(connection_, described.get());
        values_.resize(static_cast<std::size_t>(PQnparams(described.get())));
    }

    void reset() {
        std::ranges::fill(values_, Value{});
        result_.reset();
        row_ = -1;
    }
    void bindBlob(int index, std::string_view bytes) override { set(index, std::string(bytes), true); }
    bool executeStep() override {
        if (!result_)
            run();
        return ++row_ < PQntuples(result_.get());
    }
    int exec() override {
        run();
        const std::string_view changed = PQcmdTuples(result_.get());
        int count = 0;
        std::from_chars(changed.data(), changed.data() + changed.size(), count);
        return count;
    }
    bool nullAt(int column) override { return PQgetisnull(result_.get(), row_, column) != 0; }
    std::int64_t integerAt(int column) override {
        const auto type = PQftype(result_.get(), column);
        if (nullAt(column))
            return 0;
        if (type != boolType && type != smallIntType && type != intType && type != bigIntType)
            throw DatabaseFailure({"database_failed", ErrorCategory::Bug, "A number was expected there."});
        return bigEndian(PQgetvalue(result_.get(), row_, column), PQgetlength(result_.get(), row_, column));
    }
    std::string textAt(int column) override { return bytesAt(column); }
    std::string blobAt(int column) override { return bytesAt(column); }

protected:
    void bindInteger(int index, std::int64_t value) override { set(index, std::to_string(value), false); }
    void bindText(int index, std::string_view text) override { set(index, std::string(text), false); }

private:
    struct Value {
        std::optional<std::string> bytes;
        bool binary = false;
    };

    void set(int index, std::string bytes, bool binary) {
        values_.at(static_cast<std::size_t>(index - 1)) = {std::move(bytes), binary};
    }
    void run() {
        std::vector<const char*> values;
        std::vector<int> lengths;
        std::vector<int> formats;
        for (const auto& value : values_) {
            values.push_back(value.bytes ? value.bytes->data() : nullptr);
            lengths.push_back(value.bytes ? static_cast<int>(value.bytes->size()) : 0);
            formats.push_back(value.binary ? 1 : 0);
        }
        result_.reset(PQexecPrepared(connection_, name_.c_str(), static_cast<int>(values.size()),
                                     values.data(), lengths.data(), formats.data(), 1));
        row_ = -1;
        check(connection_, result_.get());
    }
    std::string bytesAt(int column) {
        return {PQgetvalue(result_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }

    PGconn* connection_;
    std::string name_;
    std::vector<Value> values_;
    PostgresResult result_{nullptr, PQclear};
    int row_ = -1;
};

PostgresConnection::PostgresConnection(const PostgresPlace& place)
    : connection_(PQconnectdb(place.url.c_str()), PQfinish) {
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        throw DatabaseFailure({"database_gone", ErrorCategory::Transient,
                               "The school's PostgreSQL cannot be reached at the moment."});
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr);
    // What is answered must survive the plug being pulled (I2), whatever the server's own setting.
    script("SET synchronous_commit=on; SET search_path=jotter; SET lock_timeout='30s'; "
           "SET jotter.school='" +
           place.school + "'");
}

PostgresConnection::~PostgresConnection() = default;

Statement& PostgresConnection::use(std::string_view sql) {
    auto it = statements_.find(sql);
    if (it == statements_.end())
        it = statements_
                 .emplace(sql, std::make_unique<Prepared>(connection_.get(),
                                                          "s" + std::to_string(statements_.size()), sql))
                 .first;
    it->second->reset();
    return *it->second;
}

void PostgresConnection::script(const std::string& sql) {
    const PostgresResult result(PQexec(connection_.get(), sql.c_str()), PQclear);
    check(connection_.get(), result.get());
}

void PostgresConnection::beginReading() {
    script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void PostgresConnection::beginWriting() {
    // The school's own row: its writers wait for each other, on whichever server they are.
    script("BEGIN; SELECT 1 FROM schools FOR UPDATE");
}

void PostgresConnection::commit() {
    script("COMMIT");
}

void PostgresConnection::rollBack() noexcept {
    const PostgresResult ignored(PQexec(connection_.get(), "ROLLBACK"), PQclear);
}

bool PostgresConnection::transactionLost() {
    const auto status = PQtransactionStatus(connection_.get());
    return status == PQTRANS_IDLE || status == PQTRANS_UNKNOWN;
}

bool PostgresConnection::broken() {
    return PQstatus(connection_.get()) != CONNECTION_OK;
}

} // namespace jotter::server
