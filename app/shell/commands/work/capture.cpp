#include "app/shell/commands/work/find.h"
#include "app/shell/commands/work/visitor.h"
#include "app/shell/commands/work/work.h"

#include <QFile>

namespace jotter::shell {

namespace {
/// A photo straight from a modern phone is a tenth of this.
constexpr qint64 largestFile = 64LL * 1024 * 1024;

Expected<MediumRef> keepPhoto(const std::string& path, media::Vault& vault) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail("photo_missing", ErrorCategory::Input,
                    "The photo cannot be opened; nothing was recorded, check its path.");
    if (file.size() > largestFile)
        return fail("picture_too_big", ErrorCategory::Input,
                    "The photo is larger than 64 MB; nothing was recorded, choose a smaller one.");
    const auto prepared = media::preparePhoto(file.readAll());
    if (!prepared)
        return tl::make_unexpected(prepared.error());
    return vault.keep(*prepared);
}

/// What was typed, as far as words go; pictures come last, when all else is known to be right.
Expected<domain::Observation> describe(const Request& request, const Visitor& visitor, Desk& desk) {
    const auto pupil = findPupil(visitor.pupils, request.pupil);
    if (!pupil)
        return tl::make_unexpected(pupil.error());
    domain::Observation seen;
    seen.id = domain::ObservationId::make(desk.clock.now(), desk.random);
    seen.pupil = pupil->id;
    seen.author = visitor.adult.id;
    seen.ticket = visitor.ticket;
    seen.note = request.note;
    const auto steps =
        desk.store.read([id = pupil->id](const store::Queries& queries) { return queries.steps(id); })
            .result();
    for (const auto& wanted : request.steps) {
        const auto step = findStep(steps, wanted);
        if (!step)
            return tl::make_unexpected(step.error());
        seen.steps.push_back(step->id);
    }
    if (!request.help.empty()) {
        const auto scale =
            desk.store.read([](const store::Queries& queries) { return queries.helpScale(); }).result();
        const auto help = findHelp(scale, request.help);
        if (!help)
            return tl::make_unexpected(help.error());
        seen.help = help->id;
    }
    if (!request.photos.empty() && pupil->photos == domain::PhotoConsent::None)
        return fail("no_photos", ErrorCategory::Auth,
                    "There is no consent for photos of this pupil; nothing was recorded.");
    return seen;
}
} // namespace

Reply capture(const Request& request, Desk& desk, const Progress& progress) {
    const auto visitor = letIn(request, desk);
    if (!visitor)
        return refuse(visitor.error());
    auto seen = describe(request, *visitor, desk);
    if (!seen)
        return refuse(seen.error());
    for (const auto& path : request.photos) {
        progress("Preparing the photo …");
        const auto medium = keepPhoto(path, desk.vault);
        if (!medium)
            return refuse(medium.error().category == ErrorCategory::Input ? Exit::BadPhoto
                                                                          : exitFor(medium.error()),
                          medium.error().text);
        seen->media.push_back(*medium);
    }
    auto change = seen->toChange();
    if (!change)
        return refuse(Exit::Usage, "Give a step, a note or a photo; nothing was recorded.");
    const auto recorded = desk.store.record({*std::move(change)}).result();
    if (!recorded)
        return refuse(recorded.error());
    Reply reply;
    if (request.json)
        reply.out = nlohmann::json{{"change", recorded->changes.front().toString()},
                                   {"observation", recorded->entities.front().toString()},
                                   {"safety", "on_tablet"}}
                        .dump() +
                    '\n';
    reply.err = "Saved on this tablet.";
    return reply;
}

} // namespace jotter::shell
