#pragma once

#include "sync/change/sha256.h"
#include "sync/change/uuid.h"

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace jotter::server {

class Statement;

/// A value of the row that a statement stands on. NULL reads as 0 and as empty.
class Column {
public:
    Column(Statement& statement, int index)
        : statement_(statement)
        , index_(index) {}
    [[nodiscard]] bool isNull() const;
    [[nodiscard]] std::int64_t getInt64() const;
    [[nodiscard]] int getInt() const { return static_cast<int>(getInt64()); }
    [[nodiscard]] unsigned getUInt() const { return static_cast<unsigned>(getInt64()); }
    [[nodiscard]] std::string getString() const;

private:
    Statement& statement_;
    int index_;
};

/// A prepared statement, whatever the database. Parameters count from 1, columns from 0. Calls throw
/// `DatabaseFailure`.
class Statement {
public:
    Statement() = default;
    virtual ~Statement() = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(int index, std::integral auto value) { bindInteger(index, static_cast<std::int64_t>(value)); }
    void bind(int index, std::string_view text) { bindText(index, text); }
    virtual void bindBlob(int index, std::string_view bytes) = 0;
    /// Goes to the next row; false when there is none.
    virtual bool executeStep() = 0;
    /// Runs it to its end; the number of rows it changed.
    virtual int exec() = 0;
    /// Runs it to its end, in its turn, without waiting for it: what goes wrong is thrown by a later call, at
    /// the latest by `Connection::waitForPosted`. Saves a round trip where nobody wants the count.
    virtual void post() { exec(); }
    [[nodiscard]] Column getColumn(int column) { return {*this, column}; }

    [[nodiscard]] virtual bool nullAt(int column) = 0;
    [[nodiscard]] virtual std::int64_t integerAt(int column) = 0;
    [[nodiscard]] virtual std::string textAt(int column) = 0;
    [[nodiscard]] virtual std::string blobAt(int column) = 0;

protected:
    virtual void bindInteger(int index, std::int64_t value) = 0;
    virtual void bindText(int index, std::string_view text) = 0;
};

inline bool Column::isNull() const {
    return statement_.nullAt(index_);
}
inline std::int64_t Column::getInt64() const {
    return statement_.integerAt(index_);
}
inline std::string Column::getString() const {
    return statement_.textAt(index_);
}

void bindBlob(Statement& statement, int index, std::string_view bytes);
void bindUuid(Statement& statement, int index, const Uuid& uuid);
void bindHash(Statement& statement, int index, const Sha256& hash);
void bindUnsigned(Statement& statement, int index, std::uint64_t value);
[[nodiscard]] std::string blobAt(Statement& statement, int column);
[[nodiscard]] Uuid uuidAt(Statement& statement, int column);
[[nodiscard]] Sha256 hashAt(Statement& statement, int column);
[[nodiscard]] std::uint64_t unsignedAt(Statement& statement, int column);

} // namespace jotter::server
