#include "sync/server/database/postgres/postgres_connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace jotter::server {

namespace {
// From PostgreSQL's pg_type.dat: types whose binary form is read here.
constexpr Oid boolType = 16;
constexpr Oid smallIntType = 21;
constexpr Oid intType = 23;
constexpr Oid bigIntType = 20;

constexpr std::size_t mostSent = 64;
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
    Prepared(PostgresConnection& connection, std::string name, std::string_view sql)
        : connection_(connection)
        , name_(std::move(name)) {
        auto* raw = connection_.raw();
        const PostgresResult made(PQprepare(raw, name_.c_str(), toPostgres(sql).c_str(), 0, nullptr),
                                  PQclear);
        check(raw, made.get());
        const PostgresResult described(PQdescribePrepared(raw, name_.c_str()), PQclear);
        check(raw, described.get());
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
    void post() override { connection_.post(name_.c_str(), parameters()); }
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
    [[nodiscard]] Parameters parameters() const {
        Parameters all;
        for (const auto& value : values_) {
            all.values.push_back(value.bytes ? value.bytes->data() : nullptr);
            all.lengths.push_back(value.bytes ? static_cast<int>(value.bytes->size()) : 0);
            all.formats.push_back(value.binary ? 1 : 0);
        }
        return all;
    }
    void run() {
        row_ = -1;
        result_ = connection_.answerTo(name_.c_str(), parameters());
    }
    std::string bytesAt(int column) {
        return {PQgetvalue(result_.get(), row_, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
    }

    PostgresConnection& connection_;
    std::string name_;
    std::vector<Value> values_;
    PostgresResult result_{nullptr, PQclear};
    int row_ = -1;
};

PostgresConnection::PostgresConnection(const PostgresPlace& place)
    : connection_(PQconnectdb(place.url.c_str()), PQfinish)
    , secrets_(place.secrets) {
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
    if (it == statements_.end()) {
        waitForPosted(); // Preparing is not for pipelines.
        it = statements_
                 .emplace(sql,
                          std::make_unique<Prepared>(*this, "s" + std::to_string(statements_.size()), sql))
                 .first;
    }
    it->second->reset();
    return *it->second;
}

void PostgresConnection::script(const std::string& sql) {
    waitForPosted();
    const PostgresResult result(PQexec(connection_.get(), sql.c_str()), PQclear);
    check(connection_.get(), result.get());
}

void PostgresConnection::beginReading() {
    begin_ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    reading_ = true;
}

void PostgresConnection::beginWriting() {
    reading_ = false;
    // The school's own row: its writers wait for each other, on whichever server they are.
    script("BEGIN; SELECT 1 FROM schools FOR UPDATE");
}

void PostgresConnection::commit() {
    if (!begin_.empty()) {
        begin_.clear(); // Nothing was asked.
        return;
    }
    if (reading_) {
        waitForPosted();
        ending_ = PQsendQuery(connection_.get(), "COMMIT") != 0;
        return;
    }
    sendPlain("COMMIT");
    // A transaction in which something had failed is rolled back without a word.
    const auto result = collect();
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
        throw DatabaseFailure(postgresError(connection_.get(), result.get()));
}

void PostgresConnection::rollBack() noexcept {
    finishAll();
    begin_.clear();
    const PostgresResult ignored(PQexec(connection_.get(), "ROLLBACK"), PQclear);
}

bool PostgresConnection::transactionLost() {
    if (!begin_.empty() || sent_ > 0)
        return false; // Not known yet.
    const auto status = PQtransactionStatus(connection_.get());
    return status == PQTRANS_IDLE || status == PQTRANS_UNKNOWN;
}

void PostgresConnection::settle() {
    if (!secrets_.empty())
        script("VACUUM (FULL) " + secrets_);
}

bool PostgresConnection::broken() {
    hearEnd();
    return PQstatus(connection_.get()) != CONNECTION_OK;
}

void PostgresConnection::waitForPosted() {
    if (sent_ > 0)
        std::ignore = collect();
    hearEnd();
}

void PostgresConnection::finishAll() {
    try {
        waitForPosted();
    } catch (const DatabaseFailure&) {
        // Whoever calls this has given up on the transaction, or has waited before.
    }
}

void PostgresConnection::hearEnd() noexcept {
    while (ending_) {
        const PostgresResult answer(PQgetResult(connection_.get()), PQclear);
        ending_ = answer != nullptr;
    }
}

void PostgresConnection::startPipeline() {
    if (sent_ > 0)
        return;
    hearEnd();
    if (PQenterPipelineMode(connection_.get()) == 0)
        throw DatabaseFailure(postgresError(connection_.get(), nullptr));
    if (!begin_.empty())
        sendPlain(std::exchange(begin_, {}).c_str());
}

void PostgresConnection::sendPlain(const char* sql) {
    startPipeline();
    ++sent_;
    if (PQsendQueryParams(connection_.get(), sql, 0, nullptr, nullptr, nullptr, nullptr, 1) == 0)
        throw DatabaseFailure(postgresError(connection_.get(), nullptr));
}

void PostgresConnection::send(const char* name, const Parameters& parameters) {
    startPipeline();
    ++sent_;
    if (PQsendQueryPrepared(connection_.get(), name, static_cast<int>(parameters.values.size()),
                            parameters.values.data(), parameters.lengths.data(), parameters.formats.data(),
                            1) == 0)
        throw DatabaseFailure(postgresError(connection_.get(), nullptr));
}

void PostgresConnection::post(const char* name, const Parameters& parameters) {
    send(name, parameters);
    // Their answers wait in the sockets' buffers: never so many that both sides wait for each other.
    if (sent_ >= mostSent)
        waitForPosted();
}

PostgresResult PostgresConnection::answerTo(const char* name, const Parameters& parameters) {
    if (sent_ > 0 || !begin_.empty()) {
        send(name, parameters);
        return collect();
    }
    hearEnd();
    PostgresResult result(PQexecPrepared(connection_.get(), name, static_cast<int>(parameters.values.size()),
                                         parameters.values.data(), parameters.lengths.data(),
                                         parameters.formats.data(), 1),
                          PQclear);
    check(connection_.get(), result.get());
    return result;
}

PostgresResult PostgresConnection::collect() {
    sent_ = 0;
    std::optional<Error> failed;
    PostgresResult last(nullptr, PQclear);
    bool whole = PQpipelineSync(connection_.get()) != 0;
    // Between the answers to two statements stands a null.
    for (int nulls = 0; whole && nulls < 2;) {
        PostgresResult one(PQgetResult(connection_.get()), PQclear);
        nulls = one ? 0 : nulls + 1;
        if (!one)
            continue;
        const auto status = PQresultStatus(one.get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && !failed)
            failed = postgresError(connection_.get(), one.get());
        last = std::move(one);
    }
    whole = PQexitPipelineMode(connection_.get()) != 0 && whole && last;
    if (failed || !whole)
        throw DatabaseFailure(failed.value_or(postgresError(connection_.get(), nullptr)));
    return last;
}

} // namespace jotter::server
