#include "app/viewmodels/safe/network_words.h"

#include <QCoreApplication>

namespace jotter::viewmodels {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NetworkWords)
};

QString notOurServer(const std::string& issuer) {
    if (issuer.empty())
        return Words::tr(
            "This network answers in place of the school server, perhaps with a page to sign in; "
            "nothing was sent, and all is kept here until the school network is back.");
    return Words::tr(
               "Something on this network, “%1”, stands in front of the school server and would read what is "
               "sent; nothing was sent, and all is kept here. Tell whoever looks after the network.")
        .arg(QString::fromStdString(issuer));
}

} // namespace

QString meteredWords() {
    return Words::tr("Records go up; pictures wait here for a network that costs nothing.");
}

QString networkWords(const session::SyncStatus& status) {
    using Leaving = session::SyncStatus::Leaving;
    if (status.leaving == Leaving::Sending)
        return Words::tr(
            "The school has retired this tablet; what is on it still goes up, then it empties itself.");
    if (status.leaving == Leaving::Wipe)
        return Words::tr("The school has taken this tablet out of use; it has emptied itself.");
    const auto& code = status.sentence;
    if (code.empty() || status.phase == session::SyncStatus::Phase::NotEnrolled)
        return {};
    if (code == "offline")
        return Words::tr(
            "No connection to the school server just now; carry on, it goes up by itself later.");
    if (code == "not_our_server")
        return notOurServer(status.issuer);
    if (code == "wrong_clock")
        return Words::tr(
            "This tablet's clock and the school server do not agree, so nothing is sent; all is kept here. "
            "Set the tablet's date and time, then it goes up by itself.");
    if (code == "clock_off")
        return Words::tr(
            "This tablet's clock is far from the school's; everything goes up all the same, but set its date "
            "and time so that the days are right.");
    if (code == "restored")
        return Words::tr(
            "The school server was put back to an earlier copy; this tablet gives it back what it has, and "
            "nothing is lost.");
    if (code == "auth_paused")
        return Words::tr(
            "The school server does not know this tablet just now; carry on recording, all is kept here, "
            "and tell whoever looks after the tablets.");
    if (code == "metered")
        return meteredWords();
    if (code == "stalled")
        return Words::tr("Something held the sending up, so it was started afresh; all is kept here.");
    if (code == "differs")
        return Words::tr(
            "The school server's copy was not quite as it is here, so the two are being put right; nothing "
            "is lost.");
    if (code == "storage")
        return Words::tr(
            "This tablet's own storage gave trouble; what was saved is safe, so make some space and tell "
            "whoever looks after the tablets if this stays.");
    if (code == "server_full")
        return Words::tr(
            "The school server is full; all is kept here, and the school needs to make room on it.");
    if (code == "upgrade")
        return Words::tr(
            "The school server asks for a newer Jotter; what you record still goes up, so ask for the "
            "update.");
    return Words::tr(
        "The school server could not be reached properly; all is kept here and is tried again by "
        "itself.");
}

} // namespace jotter::viewmodels
