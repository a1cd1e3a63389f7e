#include "tests/sync/simulation/oracle/oracle.h"

#include "tests/sync/simulation/oracle/lines.h"
#include "tests/sync/simulation/oracle/server_view.h"
#include "tests/sync/simulation/oracle/tablet_view.h"

namespace jotter::simulation {

using nlohmann::json;

void Oracle::saved(Saved record) {
    const auto id = record.id;
    if (!saved_.emplace(id, std::move(record)).second)
        complain("I4: two records were saved under the id " + id.toString());
}

void Oracle::toLeave(const Tablet& tablet, bool lost) {
    leaving_.insert(tablet.device);
    if (lost)
        lost_.insert(tablet.device);
}

/// I12: a cursor goes on, or begins anew. It is the one that the tablet keeps: it asks with that of a page
/// which it has still to write.
void Oracle::asked(Tablet& tablet, const engine::Request& request, School& school) {
    if (!request.path.starts_with("/v1/changes?"))
        return;
    const Disk::Use nobody(nullptr);
    const auto text = tablet.journal().cursor();
    if (!text || text->empty()) {
        cursors_.erase(tablet.number);
        return;
    }
    if (!school.up())
        return;
    const auto cursor = school.look(
        [&](server::OpenSchool& open) { return open.ports()->cursors()->read(*text, tablet.device); });
    if (!cursor) // of a log that was put back
        return;
    auto& last = cursors_[tablet.number];
    if (cursor->seq < last)
        complain("I12: the cursor of tablet " + std::to_string(tablet.number) + " goes back");
    last = cursor->seq;
}

void Oracle::served(const Tablet& tablet, const engine::Request& request, const engine::Response& response,
                    School& school) {
    judgeAnswer(tablet, request, response, school);
    if (request.method == "POST" && request.path == "/v1/changes" && response.status == 200)
        judgeWatermarks(request, response, school);
}

void Oracle::judgeWatermarks(const engine::Request& request, const engine::Response& response,
                             School& school) {
    for (const auto& line : linesOf(response.body)) {
        if (!line.contains("watermark")) {
            acknowledged_[*ChangeId::parse(line["id"].get<std::string>())] =
                line["status"].get<std::string>();
            continue;
        }
        const auto& watermark = line["watermark"];
        auto said = watermark["upto"].get<std::uint64_t>();
        const auto upto = said;
        for (const auto& hole : watermark["holes"])
            said -= hole[1].get<std::uint64_t>() - hole[0].get<std::uint64_t>() + 1;
        const auto bytes = request.body.find(R"("device":")");
        if (bytes == std::string::npos || request.body.find("\"sealed\"") != std::string::npos)
            continue; // whose it is lies sealed
        const auto device = DeviceId::parse(request.body.substr(bytes + 10, 36));
        if (device && ServerView::arrived(school.disk.root(), *device, watermark["epoch"].get<std::string>(),
                                          upto) != said)
            complain("I3: the watermark says that the server has what it has not");
    }
}

void Oracle::serverStarted(School& school) {
    const ServerView view(school.disk.root());
    for (const auto& [id, status] : acknowledged_) {
        const auto known = saved_.find(id);
        const bool there = view.log.contains(id) || view.quarantined.contains(id) ||
                           (status == "held" && view.held.contains(id));
        if (!there && status != "erased" && known != saved_.end() && !mayBeGone(known->second))
            complain("I2: the server had said \"" + status + "\" of " + id.toString() +
                     " and does not have it after a crash");
    }
}

void Oracle::leaves(Tablet& tablet, School& school) {
    if (!lost_.contains(tablet.device)) {
        const ServerView view(school.disk.root());
        const TabletView own(tablet);
        for (const auto& id : own.own)
            if (!view.log.contains(id) && !view.held.contains(id) && !view.quarantined.contains(id) &&
                saved_.contains(id) && !mayBeGone(saved_.at(id)))
                complain("I8: a retired tablet deletes its keys before " + id.toString() + " was sent");
    }
    tablet.wipe();
}

} // namespace jotter::simulation
