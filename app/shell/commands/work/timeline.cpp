#include "app/domain/media_kinds.h"
#include "app/shell/commands/work/find.h"
#include "app/shell/commands/work/safety_words.h"
#include "app/shell/commands/work/visitor.h"
#include "app/shell/commands/work/work.h"

#include <algorithm>
#include <utility>

namespace jotter::shell {

using nlohmann::json;

namespace {
struct Read {
    Expected<store::TimelinePage> page;
    domain::HelpScale scale;
    std::set<Sha256> here; ///< media of the page that are on this tablet
};

Read readPage(const Request& request, const domain::Pupil& pupil, store::Store& store) {
    const auto limit = std::clamp<std::size_t>(request.limit, 1, 500);
    return store
        .read([id = pupil.id, words = request.words, after = request.after,
               limit](const store::Queries& queries) {
            store::TimelineFilter filter;
            filter.words = words;
            Read read{queries.timeline(id, filter, after, limit), queries.helpScale(), {}};
            if (read.page)
                for (const auto& item : read.page->items)
                    for (const auto& medium : item.media)
                        if (queries.mediumIsHere(medium.sha256))
                            read.here.insert(medium.sha256);
            return read;
        })
        .result();
}

json mediumJson(const MediumRef& medium, bool here) {
    json value{
        {"sha256", medium.sha256.toHex()}, {"bytes", medium.bytes}, {"kind", medium.kind}, {"here", here}};
    value["thumb"] = medium.thumb ? json(medium.thumb->toHex()) : json(nullptr);
    return value;
}

json itemJson(const store::TimelineItem& item, const std::set<Sha256>& here) {
    json facts = json::object();
    for (const auto& [name, value] : item.facts)
        facts[name] = value;
    json media = json::array();
    for (const auto& medium : item.media)
        media.push_back(mediumJson(medium, here.contains(medium.sha256)));
    return {{"change", item.change.toString()},
            {"observation", item.observation.toString()},
            {"at", toIso(item.at)},
            {"author", item.authorName},
            {"steps", item.stepTexts},
            {"help", item.help},
            {"note", item.note},
            {"facts", std::move(facts)},
            {"media", std::move(media)},
            {"safety", safetyCode(item.safety)}};
}

std::string itemLine(const store::TimelineItem& item, const domain::HelpScale& scale) {
    std::string line = toIso(item.at).substr(0, 16) + "  " + item.authorName;
    line[10] = ' ';
    for (const auto& step : item.stepTexts)
        line += " · " + step;
    if (const auto* level = scale.find(item.help))
        line += " · " + level->label;
    if (!item.note.empty())
        line += " · " + item.note;
    for (const auto& [kind, word] :
         {std::pair(domain::photoKind, "photo"), std::pair(domain::voiceKind, "voice note"),
          std::pair(domain::clipKind, "clip")}) {
        const auto count = std::ranges::count(item.media, kind, &MediumRef::kind);
        if (count > 0)
            line += " · " + std::to_string(count) + " " + word + (count == 1 ? "" : "s");
    }
    return line + " · " + std::string(safetyWords(item.safety)) + '\n';
}
} // namespace

Reply timeline(const Request& request, Desk& desk, const Progress&) {
    const auto visitor = letIn(request, desk);
    if (!visitor)
        return refuse(visitor.error());
    const auto pupil = findPupil(visitor->pupils, request.pupil);
    if (!pupil)
        return refuse(pupil.error());
    const auto read = readPage(request, *pupil, desk.store);
    if (!read.page)
        return refuse(read.page.error());
    Reply reply;
    if (!request.json) {
        for (const auto& item : read.page->items)
            reply.out += itemLine(item, read.scale);
        if (read.page->items.empty())
            reply.err = "Nothing is recorded here yet.";
        return reply;
    }
    json items = json::array();
    for (const auto& item : read.page->items)
        items.push_back(itemJson(item, read.here));
    reply.out = json{{"pupil", {{"id", pupil->id.toString()}, {"name", pupil->fullName()}}},
                     {"items", std::move(items)},
                     {"next", read.page->next}}
                    .dump() +
                '\n';
    return reply;
}

} // namespace jotter::shell
