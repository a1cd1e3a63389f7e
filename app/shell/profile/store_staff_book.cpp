#include "app/shell/profile/store_staff_book.h"

#include <algorithm>

namespace jotter::shell {

StoreStaffBook::StoreStaffBook(store::Store& store)
    : store_(store) {}

QFuture<session::Staff> StoreStaffBook::staff() {
    return store_.read([](const store::Queries& queries) {
        return session::Staff{queries.adults(), queries.groups()};
    });
}

QFuture<std::optional<session::PinTicket>> StoreStaffBook::find(AdultId adult) {
    return store_.read([adult](const store::Queries& queries) -> std::optional<session::PinTicket> {
        auto tickets = queries.tickets();
        std::erase_if(tickets, [&](const store::Ticket& ticket) { return ticket.adult != adult; });
        const auto last = std::ranges::max_element(tickets, {}, &store::Ticket::expires);
        if (last == tickets.end())
            return std::nullopt;
        return session::PinTicket{.id = last->id,
                                  .adult = last->adult,
                                  .expires = last->expires,
                                  .verifier = last->pinVerifier,
                                  .wrongTries = last->wrongTries,
                                  .triedLast = last->triedLast};
    });
}

QFuture<Expected<void>> StoreStaffBook::save(session::PinTicket ticket) {
    return store_.saveTicket({.id = ticket.id,
                              .adult = ticket.adult,
                              .expires = ticket.expires,
                              .pinVerifier = std::move(ticket.verifier),
                              .wrongTries = ticket.wrongTries,
                              .triedLast = ticket.triedLast});
}

} // namespace jotter::shell
