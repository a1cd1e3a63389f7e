#include "app/shell/commands/work/safety_words.h"
#include "app/shell/commands/work/work.h"
#include "app/shell/sync/enrolment.h"

namespace jotter::shell {

using nlohmann::json;

namespace {
struct StatusFacts {
    store::SafeCounts counts;
    bool enrolled = false;
    std::string lastExchange; ///< ISO 8601, empty when never
};
} // namespace

Reply status(const Request& request, Desk& desk, const Progress&) {
    const auto [counts, enrolled, lastExchange] =
        desk.store
            .read([](const store::Queries& queries) {
                return StatusFacts{queries.safeCounts(), enrolmentOf(queries).has_value(),
                                   queries.remembered("last_exchange")};
            })
            .result();
    Reply reply;
    if (!request.json) {
        reply.out = countsSentence(counts) + '\n';
        if (!enrolled)
            reply.err = "This tablet belongs to no school yet; records stay on it until it is enrolled.";
        return reply;
    }
    const bool allThere = counts.waiting == 0 && counts.needsLook == 0 && counts.mediaWaiting == 0;
    reply.out =
        json{{"enrolled", enrolled},
             {"on_tablet", counts.onTablet},
             {"waiting", counts.waiting},
             {"on_server", counts.onServer},
             {"needs_look", counts.needsLook},
             {"media_waiting", counts.mediaWaiting},
             {"oldest_waiting", counts.oldestWaiting ? json(toIso(*counts.oldestWaiting)) : json(nullptr)},
             {"last_exchange", lastExchange.empty() ? json(nullptr) : json(lastExchange)},
             {"all_on_server", enrolled && allThere}}
            .dump() +
        '\n';
    return reply;
}

} // namespace jotter::shell
