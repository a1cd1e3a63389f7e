#include "app/shell/commands/work/visitor.h"

#include "app/shell/commands/work/find.h"

#include <algorithm>

namespace jotter::shell {

namespace {
struct Door {
    std::vector<domain::Adult> adults;
    std::vector<store::Ticket> tickets;
};

Expected<domain::Adult> whoAsks(const Request& request, const Door& door) {
    if (!request.adult.empty())
        return findAdult(door.adults, request.adult);
    std::vector<domain::Adult> known;
    std::ranges::copy_if(door.adults, std::back_inserter(known), [&](const domain::Adult& adult) {
        return std::ranges::find(door.tickets, adult.id, &store::Ticket::adult) != door.tickets.end();
    });
    if (known.size() == 1)
        return known.front();
    return fail("which_adult", ErrorCategory::Input,
                "More than one adult uses this tablet; say which with --adult.");
}
/// Whatever the reason, a door that stays shut is one answer to a script: not allowed.
Error notLetIn(Error error) {
    if (error.category == ErrorCategory::Transient || error.category == ErrorCategory::Input)
        error.category = ErrorCategory::Auth;
    return error;
}
} // namespace

Expected<Visitor> letIn(const Request& request, Desk& desk) {
    const auto door = desk.store
                          .read([](const store::Queries& queries) {
                              return Door{queries.adults(), queries.tickets()};
                          })
                          .result();
    const auto adult = whoAsks(request, door);
    if (!adult)
        return tl::make_unexpected(adult.error());
    auto admission = desk.counter.admit(adult->id, request.pin);
    if (!admission)
        return tl::make_unexpected(notLetIn(admission.error()));
    const auto now = desk.clock.now();
    auto pupils = desk.store
                      .read([groups = std::move(admission->groups), now](const store::Queries& queries) {
                          return queries.pupils(groups, now);
                      })
                      .result();
    return Visitor{*adult, admission->ticket, std::move(pupils)};
}

} // namespace jotter::shell
