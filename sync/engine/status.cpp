#include "sync/engine/status.h"

namespace jotter::engine {

std::string_view leavingCode(Leaving leaving) {
    return leaving == Leaving::Wipe ? "wipe" : leaving == Leaving::Sending ? "sending" : "";
}

Leaving leavingFrom(std::string_view code) {
    return code == "wipe" ? Leaving::Wipe : code == "sending" ? Leaving::Sending : Leaving::No;
}

std::string_view toCode(Obstacle obstacle) {
    switch (obstacle) {
    case Obstacle::None:
        return "";
    case Obstacle::Offline:
        return "offline";
    case Obstacle::NotOurServer:
        return "not_our_server";
    case Obstacle::AuthPaused:
        return "auth_paused";
    case Obstacle::Upgrade:
        return "upgrade";
    case Obstacle::ServerFull:
        return "server_full";
    case Obstacle::ServerTrouble:
        return "server_trouble";
    case Obstacle::ClockOff:
        return "clock_off";
    case Obstacle::WrongClock:
        return "wrong_clock";
    case Obstacle::Restored:
        return "restored";
    case Obstacle::Metered:
        return "metered";
    case Obstacle::Stalled:
        return "stalled";
    case Obstacle::Differs:
        return "differs";
    case Obstacle::Storage:
        return "storage";
    }
    return "";
}

} // namespace jotter::engine
