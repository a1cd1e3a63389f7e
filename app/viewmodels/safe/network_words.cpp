#include "app/viewmodels/safe/network_words.h"

#include <QCoreApplication>

namespace jotter::viewmodels {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("NetworkWords", text);
}

QString notOurServer(const std::string& issuer) {
    if (issuer.empty())
        return tr("This network answers in place of the school server, perhaps with a page to sign in; "
                  "nothing was sent, and all is kept here until the school network is back.");
    return tr("Something on this network, “%1”, stands in front of the school server and would read what is "
              "sent; nothing was sent, and all is kept here. Tell whoever looks after the network.")
        .arg(QString::fromStdString(issuer));
}

} // namespace

QString networkWords(const session::SyncStatus& status) {
    const auto& code = status.sentence;
    if (code.empty() || status.phase == session::SyncStatus::Phase::NotEnrolled)
        return {};
    if (code == "offline" || code == "unreachable" || code == "timeout")
        return tr("No connection to the school server just now; carry on, it goes up by itself later.");
    if (code == "not_our_server")
        return notOurServer(status.issuer);
    if (code == "sign_in_needed" || code == "no_ticket")
        return tr("The school server wants to know who is using this tablet; sign in once more while there "
                  "is a connection.");
    if (code == "server_full")
        return tr("The school server is full; all is kept here, and the school needs to make room on it.");
    if (code == "device_retired" || code == "not_enrolled")
        return tr("The school server no longer knows this tablet; all is kept here, so ask for a new "
                  "enrolment code.");
    if (code == "upgrade_needed")
        return tr("The school server asks for a newer Jotter; what you record still goes up, so ask for the "
                  "update.");
    return tr("The school server could not be reached properly; all is kept here and is tried again by "
              "itself.");
}

} // namespace jotter::viewmodels
