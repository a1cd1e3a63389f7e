#include "sync/transport/ticket.h"

#include "sync/transport/enrolment.h"

namespace jotter::transport {

using nlohmann::json;

namespace {
constexpr std::chrono::seconds ticketWaits{20};

std::string text(const json& object, const char* name) {
    const auto it = object.find(name);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}
} // namespace

engine::Request ticketRequest(AdultId adult, const std::string& pin) {
    engine::Request request;
    request.method = "POST";
    request.path = "/v1/ticket";
    request.headers["Content-Type"] = "application/json";
    request.body =
        json{{"adult", adult.toString()}, {"pin", pin}}.dump(-1, ' ', false, json::error_handler_t::replace);
    request.total = ticketWaits;
    return request;
}

Expected<GrantedTicket> readTicket(const engine::Response& response) {
    if (response.failure != engine::Failure::None)
        return tl::make_unexpected(noContact(response));
    switch (response.status) {
    case 200:
        break;
    case 401:
        return fail("auth_paused", ErrorCategory::Auth,
                    "The school's server does not know this tablet any more.");
    case 403:
        return fail("bad_pin", ErrorCategory::Auth, "That is not the PIN; try again.");
    case 429:
        return fail("too_many_tries", ErrorCategory::Auth,
                    "Too many wrong PINs; wait a little and try again.");
    default:
        return fail("server_trouble", ErrorCategory::Transient,
                    "The school's server could not do that now; try again.");
    }
    const auto object = parseJson(response.body);
    const bool good = object && object->is_object();
    const auto id = TicketId::parse(good ? text(*object, "ticket") : "");
    const auto adult = AdultId::parse(good ? text(*object, "adult") : "");
    const auto expires = fromIso(good ? text(*object, "expires") : "");
    if (!id || !adult || !expires)
        return fail("server_trouble", ErrorCategory::Transient,
                    "The school's server gave an answer that cannot be read.");
    return GrantedTicket{*id, *adult, *expires};
}

} // namespace jotter::transport
