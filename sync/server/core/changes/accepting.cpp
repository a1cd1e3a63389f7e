#include "sync/server/core/changes/accepting.h"

#include "sync/server/core/changes/judging.h"

namespace jotter::server {

Expected<void> Accepting::accept(ChangeId id) {
    const auto copies = ports_.log.quarantinedAs(id);
    if (!copies)
        return tl::make_unexpected(copies.error());
    for (const auto& copy : *copies)
        if (const auto taken = take(copy); !taken)
            return taken;
    // Last: killed before this, accepting it again finds the change known.
    return ports_.log.dropQuarantined(id);
}

Expected<void> Accepting::take(const QuarantinedReport& report) {
    auto bytes = ports_.school.sealBox.open(report.copy.sealed);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    auto change = parseChange(std::move(*bytes));
    if (!change || change->change.id != report.copy.id)
        return fail("unreadable", ErrorCategory::Input,
                    "That copy is no record that this server can read; it stays until it is dropped.");
    const auto device = ports_.registry.device(report.device);
    if (!device)
        return tl::make_unexpected(device.error());
    std::vector<Arrival> arrivals;
    arrivals.push_back({report.copy.epoch, report.copy.n, std::nullopt, std::move(*change), {}});
    if (const auto judged = Judging(ports_).judge(arrivals, *device); !judged)
        return judged;
    const auto appended = ports_.log.append(device->id, arrivals, ports_.clock.now());
    if (!appended)
        return tl::make_unexpected(appended.error());
    if (const auto followed = ports_.erasing().follow(*appended); !followed)
        return followed;
    const auto& verdict = appended->verdicts.front();
    if (verdict.outcome == Verdict::Outcome::Held)
        return fail("still_held", ErrorCategory::Input,
                    "It cannot go in as things are (" + verdict.reason +
                        "); it stays until that is put right or it is dropped.");
    return {};
}

} // namespace jotter::server
