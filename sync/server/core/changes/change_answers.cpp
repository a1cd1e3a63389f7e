#include "sync/server/core/changes/change_answers.h"

namespace jotter::server {

using nlohmann::json;

Expected<json> ChangeAnswers::answerTo(const Verdict& verdict, const Change& change) const {
    using Outcome = Verdict::Outcome;
    json line{{"id", verdict.id.toString()}};
    if (verdict.outcome == Outcome::Held) {
        line["status"] = "held";
        line["reason"] = verdict.reason;
        return line;
    }
    if (verdict.outcome == Outcome::Erased) {
        line["status"] = "erased";
        return line;
    }
    line["status"] = verdict.outcome == Outcome::Ok ? "ok" : "known";
    line["seq"] = verdict.seq;
    line["receipt"] = ports_.receipts().make(verdict.id, verdict.hash, verdict.device, verdict.effective);
    const auto missing = missingOf(change);
    if (!missing)
        return tl::make_unexpected(missing.error());
    if (!missing->empty())
        line["missing"] = *missing;
    return line;
}

Expected<json> ChangeAnswers::missingOf(const Change& change) const {
    json missing = json::array();
    const auto look = [&](const Sha256& sha256) -> Expected<void> {
        const auto absent = isMissing({change.stream, sha256});
        if (absent && *absent)
            missing.push_back(sha256.toHex());
        return absent.map([](bool) {});
    };
    for (const auto& medium : change.media) {
        auto looked = look(medium.sha256);
        if (looked && medium.thumb)
            looked = look(*medium.thumb);
        if (!looked)
            return tl::make_unexpected(looked.error());
    }
    return missing;
}

/// Whether a medium is here is told only to those who may see it: to others nothing is here.
Expected<bool> ChangeAnswers::isMissing(const MediumName& name) const {
    if (!readable_.has(name.stream))
        return true;
    const auto size = ports_.media.size(name);
    if (!size || *size)
        return size.map([](const auto&) { return false; });
    return ports_.log.markOf(name.stream, name.sha256).map([](MediumMark mark) {
        return mark != MediumMark::Erased && mark != MediumMark::StreamErased;
    });
}

} // namespace jotter::server
