// I7 of what one adult alone may read: nothing of it goes to another's tablet, and nothing of it stays where
// the right to it has ended.
#include "app/domain/concern.h"
#include "tests/store/ledger_view.h"
#include "tests/sync/simulation/oracle/lines.h"
#include "tests/sync/simulation/oracle/oracle.h"
#include "tests/sync/simulation/oracle/server_view.h"
#include "tests/sync/simulation/world/templates.h"

namespace jotter::simulation {

using nlohmann::json;

namespace {
/// A tablet in the background asked so long ago at most; a ticket may have ended since.
constexpr std::chrono::minutes mayNotHaveAsked{6};

/// The restricted streams of which a page of the feed tells anything; that one has ended tells nothing new.
std::vector<std::string> restrictedOfFeed(const std::string& body) {
    std::vector<std::string> streams;
    if (body.find("/restricted\"") == std::string::npos)
        return streams;
    for (const auto& line : linesOf(body)) {
        std::string stream = line.value("stream+", "");
        for (const auto* named : {"change", "hide", "erase"})
            if (const auto it = line.find(named); it != line.end() && (*it).size() > 1)
                stream = (*it)["stream"].get<std::string>();
        if (domain::isRestricted(stream))
            streams.push_back(stream);
    }
    return streams;
}
} // namespace

std::vector<std::string> Oracle::restrictedOfMedia(const engine::Request& request,
                                                   const engine::Response& response) const {
    std::vector<std::string> streams;
    const auto note = [&](const std::string& change) {
        const auto id = ChangeId::parse(change);
        const auto known = id ? saved_.find(*id) : saved_.end();
        if (known != saved_.end() && domain::isRestricted(known->second.stream))
            streams.push_back(known->second.stream);
    };
    if (request.method == "GET") {
        note(request.path.substr(request.path.rfind('=') + 1));
    } else {
        const auto asked = json::parse(request.body);
        for (const auto& item : asked["items"])
            for (const auto& line : linesOf(response.body))
                if (line["sha256"] == item["sha256"] && line.contains("bytes"))
                    note(item["change"].get<std::string>());
    }
    return streams;
}

void Oracle::judgeAnswer(const Tablet& tablet, const engine::Request& request,
                         const engine::Response& response, School& school) {
    if (response.status != 200 && response.status != 206)
        return;
    std::vector<std::string> streams;
    if (request.path.starts_with("/v1/changes?"))
        streams = restrictedOfFeed(response.body);
    else if (request.path.starts_with("/v1/thumbnails") ||
             (request.method == "GET" && request.path.starts_with("/v1/media/")))
        streams = restrictedOfMedia(request, response);
    else if (request.path.starts_with("/v1/digest?") &&
             response.body.find("/restricted\"") != std::string::npos)
        streams.push_back(json::parse(response.body)["stream"].get<std::string>());
    for (const auto& stream : std::set(streams.begin(), streams.end()))
        if (!ServerView::opens(school.disk.root(), tablet.device, stream, school.clock.now()))
            complain("I7: tablet " + std::to_string(tablet.number) + " may not read " + stream +
                     " and is told of it by " + request.method + " " +
                     request.path.substr(0, request.path.find('?')));
}

void Oracle::judgeRestricted(School& school, const std::vector<std::unique_ptr<Tablet>>& tablets) {
    for (const auto& tablet : tablets) {
        if (!tablet->on())
            continue;
        const auto opens = [&](const std::string& stream) {
            const auto now = school.clock.now();
            return ServerView::opens(school.disk.root(), tablet->device, stream, now) ||
                   ServerView::opens(school.disk.root(), tablet->device, stream, now - mayNotHaveAsked);
        };
        const auto name = "tablet " + std::to_string(tablet->number);
        for (const auto& [stream, count] : views_.at(tablet->number).readable)
            if (domain::isRestricted(stream) && !opens(stream))
                complain("I7: " + std::to_string(count) + " changes of " + stream + " lie readable on " +
                         name);
        const Disk::Use nobody(nullptr);
        std::string pages;
        for (const auto& [id, record] : saved_) {
            if (!domain::isRestricted(record.stream) || opens(record.stream))
                continue;
            if (pages.empty())
                pages = test::LedgerView(tablet->folder, Templates::tabletKey()).decryptedPages();
            if (pages.find(record.marker) != std::string::npos)
                complain("I7: words of the " + record.type + " " + id.toString() + " are in the pages of " +
                         name);
            for (const auto& sha256 : record.media)
                if (tablet->vault->has(sha256))
                    complain("I7: a picture of " + id.toString() + " lies readable on " + name);
        }
    }
}

} // namespace jotter::simulation
