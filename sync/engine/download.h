#pragma once

#include "sync/engine/errand.h"

#include <map>
#include <set>

namespace jotter::engine {

/// Fetches thumbnails, up to 64 in one request.
class Thumbs final : public Errand {
public:
    explicit Thumbs(Desk& desk)
        : desk_(desk) {}

    [[nodiscard]] std::string key() const override { return "thumbs"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

private:
    Desk& desk_;
    std::map<Sha256, ChangeId> asked_; ///< through which change
};

/// Fetches one medium at a time, in ranges when it is large; what has come is kept over a broken line.
class Download final : public Errand {
public:
    /// `taken` is shared by the slots, so that no two fetch the same.
    Download(Desk& desk, std::set<Sha256>& taken)
        : desk_(desk)
        , taken_(taken) {}

    [[nodiscard]] std::string key() const override;
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    /// Bytes of the medium in this slot that have come, and that there are.
    [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> travelling() const;

private:
    [[nodiscard]] Expected<Verdict> keep();
    void release();

    Desk& desk_;
    std::set<Sha256>& taken_;
    std::optional<WantedMedium> medium_;
    std::string received_;
};

} // namespace jotter::engine
