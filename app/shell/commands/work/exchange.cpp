#include "app/shell/commands/work/safety_words.h"
#include "app/shell/commands/work/work.h"
#include "app/shell/sync/enrolment.h"

#include <array>

namespace jotter::shell {

namespace {
struct Standing {
    std::string_view code; ///< of `SyncStatus::sentence`
    Exit exit;
    const char* words;
};
constexpr std::array standings{
    Standing{"offline", Exit::NoServer,
             "The school server cannot be reached from here; everything is kept and goes later."},
    Standing{
        "not_our_server", Exit::NoServer,
        "Something else answers in place of the school server; nothing was sent to it, try another network."},
    Standing{
        "wrong_clock", Exit::NeedsPerson,
        "This tablet's clock and the school server do not agree; everything is kept, set date and time."},
    Standing{"restored", Exit::NoServer,
             "The school server was put back to an earlier copy and is being given what it lost; run this "
             "again."},
    Standing{"auth_paused", Exit::NeedsPerson,
             "The school server does not know this tablet any more; everything is kept, ask whoever looks "
             "after the "
             "tablets to enrol it again."},
    Standing{"upgrade", Exit::NeedsPerson,
             "This Jotter is too old to fetch; records are still sent, please update it."},
    Standing{"server_full", Exit::NeedsPerson,
             "The school server's disk is full; everything is kept, tell the school."},
    Standing{"server_trouble", Exit::NoServer,
             "The school server has trouble; everything is kept and goes later."},
    Standing{"metered", Exit::NoServer,
             "Records are sent; pictures are kept until there is a network that costs nothing."},
    Standing{"stalled", Exit::NoServer, "Something held the sending up; everything is kept, try again."},
    Standing{"differs", Exit::NeedsPerson,
             "The school server's copy was not as it is here and is being put right; everything is kept."},
    Standing{"storage", Exit::Storage, "This tablet's disk failed; free some space and try again."}};

constexpr const char* noSchool =
    "This tablet belongs to no school yet; records stay on it until it is enrolled.";
constexpr const char* outOfUse =
    "The school has taken this tablet out of use; it has emptied itself, and nothing of it can be read here.";

Reply standsInTheWay(const session::SyncStatus& status) {
    for (const auto& standing : standings)
        if (standing.code == status.sentence)
            return refuse(standing.exit, standing.words);
    return refuse(Exit::NoServer, standings.front().words);
}
} // namespace

Reply sync(const Request&, Desk& desk, const Progress& progress) {
    const bool enrolled =
        desk.store.read([](const store::Queries& queries) { return enrolmentOf(queries).has_value(); })
            .result();
    if (!enrolled)
        return refuse(Exit::NotEnrolled, noSchool);
    const auto status = desk.counter.exchange(progress);
    if (!status)
        return refuse(status.error());
    if (status->leaving == session::SyncStatus::Leaving::Wipe)
        return refuse(Exit::NotEnrolled, outOfUse);
    const bool clockOff = status->sentence == "clock_off"; // and everything went all the same
    if (!status->sentence.empty() && !clockOff)
        return standsInTheWay(*status);
    const auto counts =
        desk.store.read([](const store::Queries& queries) { return queries.safeCounts(); }).result();
    Reply reply;
    reply.err = countsSentence(counts);
    if (clockOff)
        reply.err += "\nThis tablet's clock is far from the school's: set its date and time.";
    if (counts.needsLook > 0)
        reply.exit = Exit::NeedsPerson;
    return reply;
}

Reply enrol(const Request& request, Desk& desk, const Progress& progress) {
    progress("Asking the school server …");
    const auto school = desk.counter.enrol(request.code, request.name);
    if (!school)
        return refuse(school.error().category == ErrorCategory::Transient ? Exit::NoServer
                                                                          : Exit::NotEnrolled,
                      school.error().text);
    Reply reply;
    reply.out = *school + '\n';
    reply.err = "This tablet belongs to the school now; fetch its records with: jotter sync";
    return reply;
}

} // namespace jotter::shell
