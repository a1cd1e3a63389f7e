#pragma once

#include "sync/server/database/connection.h"
#include "sync/server/log/log.h"
#include "sync/server/log/projection.h"

#include <vector>

namespace jotter::server {

/// Erases inside one transaction: bodies, references, held copies and what was read out of them go; the place
/// in the sequence and a mark without contents stay. `seq` is the counter, and moves on with each mark that
/// tablets have to be told of.
class EraseFromTables {
public:
    EraseFromTables(Connection& connection, Projection& projection, std::uint64_t& seq)
        : connection_(connection)
        , projection_(projection)
        , seq_(seq) {}

    [[nodiscard]] bool isErased(const std::string& stream, EntityId entity);
    /// The media that no change refers to any more in their stream. Erasing again finds nothing.
    std::vector<ErasedMedium> erase(const Erasure& erasure);
    /// The media of one change make place for others.
    std::vector<ErasedMedium> redact(const std::string& stream, ChangeId change);
    /// Every copy of the group photos that this stream has a part in is hidden, in whatever stream.
    void hideMomentsOf(const std::string& stream);
    /// A copy that came late of a photo that is hidden.
    void hideIfMomentIs(const Uuid& moment);
    /// Every copy of this one, and those that come late.
    void hide(const Uuid& moment);

private:
    [[nodiscard]] std::vector<std::uint64_t> changesOf(const Erasure& erasure);
    void hideMoment(const Uuid& moment);
    void hideMomentsAt(const std::vector<std::uint64_t>& changes);
    void mark(const std::string& stream, const Sha256& medium, const char* how);
    /// Ends the references of a change to its media; those that nothing refers to now are marked.
    void dropReferences(const std::string& stream, std::uint64_t change, std::vector<ErasedMedium>& gone);

    Connection& connection_;
    Projection& projection_;
    std::uint64_t& seq_;
};

/// What was erased or hidden, of the streams that `wants` says, with `after` < seq <= `upto`; in order.
[[nodiscard]] std::vector<FeedNote> readNotes(Connection& connection, std::uint64_t after, std::uint64_t upto,
                                              const WantsStream& wants);
/// What is hidden of one stream, up to a place.
[[nodiscard]] std::vector<FeedNote> readHidden(Connection& connection, const std::string& stream,
                                               std::uint64_t upto);

} // namespace jotter::server
