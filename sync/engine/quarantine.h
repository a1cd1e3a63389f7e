#pragma once

#include "sync/engine/errand.h"

namespace jotter::engine {

/// Takes to the server's quarantine a copy of what it could not accept, readable there by the server alone:
/// so that a broken tablet is not the only place where it lies.
class Quarantine final : public Errand {
public:
    explicit Quarantine(Desk& desk)
        : desk_(desk) {}

    [[nodiscard]] std::string key() const override { return "quarantine"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

private:
    Desk& desk_;
    std::size_t count_ = mostAtOnce; ///< halved when the request is refused
    static constexpr std::size_t mostAtOnce = 100;
    std::vector<ChangeId> sent_;
};

} // namespace jotter::engine
