#include "app/shell/commands/work/safety_words.h"

namespace jotter::shell {

std::string_view safetyCode(store::Safety safety) {
    switch (safety) {
    case store::Safety::OnTablet:
        return "on_tablet";
    case store::Safety::Waiting:
        return "waiting";
    case store::Safety::OnServer:
        return "on_server";
    case store::Safety::NeedsLook:
        return "needs_look";
    }
    return "";
}

std::string_view safetyWords(store::Safety safety) {
    switch (safety) {
    case store::Safety::OnTablet:
        return "Saved on this tablet";
    case store::Safety::Waiting:
        return "Waiting to send";
    case store::Safety::OnServer:
        return "On the school server";
    case store::Safety::NeedsLook:
        return "Needs a look";
    }
    return "";
}

std::string countsSentence(const store::SafeCounts& counts) {
    if (counts.waiting == 0 && counts.needsLook == 0 && counts.mediaWaiting == 0 &&
        counts.onTablet == counts.onServer)
        return "Everything on this tablet is on the school server.";
    std::string text = std::to_string(counts.onTablet) + " saved on this tablet, " +
                       std::to_string(counts.waiting) + " waiting to send, " +
                       std::to_string(counts.onServer) + " on the school server";
    if (counts.mediaWaiting > 0)
        text += ", " + std::to_string(counts.mediaWaiting) + " photos waiting";
    if (counts.needsLook > 0)
        text += ", " + std::to_string(counts.needsLook) + " needs a look";
    return text + ".";
}

} // namespace jotter::shell
