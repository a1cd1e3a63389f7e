#pragma once

#include "app/store/log/change_log.h"

#include <functional>
#include <set>

namespace jotter::store {

/// Which media the changes of the log refer to, whether they are on the server, and whether they are here.
class MediaManifest {
public:
    explicit MediaManifest(Connection& connection)
        : connection_(connection) {}

    /// What became of the media of a change when the change came into the log.
    enum class Whence {
        Captured, ///< sealed here, to be sent
        Loaded,   ///< here already, nothing to be sent
        Fed       ///< on the server, to be fetched
    };
    void note(const LoggedChange& change, Whence whence);

    void sent(const Sha256& sha256, const std::string& stream);
    void hold(const Sha256& sha256, const std::string& stream, bool sealed, const std::string& reason);
    /// The change that these media belong to is held, or no longer: they wait with it.
    void waitFor(std::int64_t change, bool held);
    /// A file of it is here. Nothing refers to it any more when its stream ended meanwhile: then it has to
    /// go.
    void received(const Sha256& sha256);
    /// Is not to be shown any more: it goes, with its thumbnail, and is not asked for again.
    void hide(const Sha256& sha256, std::int64_t stream);
    [[nodiscard]] bool isHere(const Sha256& sha256);

    /// Compares with the files that `isThere` tells of, marks what is missing as wanted, and answers all that
    /// a record or a draft refers to.
    [[nodiscard]] std::set<Sha256> reconcile(const std::function<bool(const Sha256&)>& isThere);
    /// The server has it, and it may be read here again: its sealed copy is not needed.
    void unseal(const Sha256& sha256, std::int64_t stream);
    /// Those that lie here for the server alone.
    [[nodiscard]] std::set<Sha256> sealedOnes();
    [[nodiscard]] bool hasUnsent(std::int64_t change);
    void forget(std::int64_t change);

private:
    void noteOne(const LoggedChange& change, const Sha256& sha256, const MediumRef& medium, bool thumb,
                 Whence whence);
    Connection& connection_;
};

/// Media as they are kept beside drafts and observations: the JSON of the envelope, empty for none.
[[nodiscard]] std::string mediaText(const std::vector<MediumRef>& media);
[[nodiscard]] std::vector<MediumRef> mediaFromText(const std::string& text);

/// The largest medium that counts as small when it is decided what to send first.
inline constexpr std::uint64_t smallMediumBytes = 1'000'000;

} // namespace jotter::store
