#pragma once

#include "sync/server/database/connection.h"
#include "sync/server/log/log.h"

namespace jotter::server {

/// Reads a page of the log, its bodies as they lie, in pieces: one of the databases hands over all that it is
/// asked for at once.
class PageReader {
public:
    PageReader(Connection& connection, std::uint64_t after, std::size_t limit, const WantsStream& wants);
    [[nodiscard]] LogPage read();

private:
    /// False once the page or the log is at its end.
    [[nodiscard]] bool readPiece();
    void take(Statement& query);

    Connection& connection_;
    std::uint64_t after_;
    std::size_t limit_;
    const WantsStream& wants_;
    LogPage found_;
    std::size_t scanned_ = 0;
    std::size_t bytes_ = 0;
};

/// At most `limit` changes of a stream with `after` < seq <= `upto`.
[[nodiscard]] LogPage readStream(Connection& connection, const std::string& stream, std::uint64_t after,
                                 std::uint64_t upto, std::size_t limit);
/// The first change of a record after a sequence, or none.
[[nodiscard]] LogPage readFirst(Connection& connection, const std::string& stream, EntityId entity,
                                std::uint64_t after);

} // namespace jotter::server
