#pragma once

#include "sync/change/sha256.h"
#include "sync/change/uuid.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace jotter::store {

/// Bytes, as opposed to text.
struct Blob {
    std::string_view bytes;
};

/// A cached statement while it is in use: bound when made, reset when it goes out of scope, so that no
/// half-read statement holds a snapshot open. Columns are counted from 0.
class Prepared {
public:
    template <class... Values>
    explicit Prepared(SQLite::Statement& statement, const Values&... values)
        : statement_(&statement) {
        int index = 0;
        (bind(++index, values), ...);
    }
    ~Prepared();
    Prepared(Prepared&& other) noexcept
        : statement_(std::exchange(other.statement_, nullptr)) {}
    Prepared& operator=(Prepared&&) = delete;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

    [[nodiscard]] bool next() { return statement_->executeStep(); }
    int execute() { return statement_->exec(); }
    /// What `read` makes of each row that is left.
    template <class Read>
    [[nodiscard]] auto collect(Read read) {
        std::vector<std::invoke_result_t<Read, const Prepared&>> all;
        while (next())
            all.push_back(read(*this));
        return all;
    }

    [[nodiscard]] bool isNull(int column) const { return statement_->isColumnNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return statement_->getColumn(column).getInt64(); }
    [[nodiscard]] std::uint64_t count(int column) const {
        return static_cast<std::uint64_t>(integer(column));
    }
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] WallTime time(int column) const {
        return WallTime{std::chrono::milliseconds{integer(column)}};
    }
    /// Text or bytes.
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Sha256 hash(int column) const;
    template <class AnyId>
    [[nodiscard]] AnyId id(int column) const {
        return AnyId{uuid(column)};
    }

private:
    [[nodiscard]] Uuid uuid(int column) const;

    void bind(int index, std::nullopt_t) { statement_->bind(index); }
    void bind(int index, bool value) { statement_->bind(index, value ? 1 : 0); }
    void bind(int index, int value) { statement_->bind(index, value); }
    void bind(int index, std::int64_t value) { statement_->bind(index, value); }
    void bind(int index, std::uint64_t value) { statement_->bind(index, static_cast<std::int64_t>(value)); }
    void bind(int index, WallTime value) {
        statement_->bind(index, static_cast<std::int64_t>(value.time_since_epoch().count()));
    }
    void bind(int index, const std::string& value) { statement_->bind(index, value); }
    void bind(int index, std::string_view value) { statement_->bind(index, std::string(value)); }
    void bind(int index, const char* value) { statement_->bind(index, value); }
    void bind(int index, Blob value);
    void bind(int index, const Sha256& value);
    void bind(int index, const Uuid& value);
    template <class Tag>
    void bind(int index, const Id<Tag>& value) {
        bind(index, value.value);
    }
    template <class T>
    void bind(int index, const std::optional<T>& value) {
        if (value)
            bind(index, *value);
        else
            statement_->bind(index);
    }

    SQLite::Statement* statement_;
};

} // namespace jotter::store
