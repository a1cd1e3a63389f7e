#pragma once

#include "sync/server/core/ports.h"

namespace jotter::server {

/// The line that answers one change: what became of it, its receipt, and the media that have not come.
class ChangeAnswers {
public:
    ChangeAnswers(const Ports& ports, const Readable& readable)
        : ports_(ports)
        , readable_(readable) {}

    [[nodiscard]] Expected<nlohmann::json> answerTo(const Verdict& verdict, const Change& change) const;

private:
    [[nodiscard]] Expected<nlohmann::json> missingOf(const Change& change) const;
    [[nodiscard]] Expected<bool> isMissing(const MediumName& name) const;

    const Ports& ports_;
    const Readable& readable_;
};

} // namespace jotter::server
