#include "sync/server/core/erasing.h"

#include "sync/change/planted.h"
#include "sync/server/log/stream_name.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace jotter::server {

namespace {
/// A pupil's two streams, the one that ends their key last.
std::vector<Erasure> bothOf(const std::string& pupilStream) {
    return {{pupilStream + "/restricted", {}}, {pupilStream, {}}};
}

bool isPupil(const std::string& stream) {
    const auto name = StreamName::parse(stream);
    return name && name->kind == StreamName::Kind::Pupil;
}
} // namespace

Expected<void> Erasing::erasePupil(PupilId pupil) {
    const auto both = bothOf("pupil/" + pupil.toString());
    auto done = erasures_.note(both, clock_.now());
    for (const auto& erasure : both)
        done = done.and_then([&] { return apply(erasure); });
    return done.and_then([&] { return noteHidden(); });
}

Expected<void> Erasing::apply(const Erasure& erasure) {
    const auto media = log_.erase(erasure);
    if (!media)
        return tl::make_unexpected(media.error());
    if (erasure.entity)
        return remove(*media);
    // Both of a pupil's streams lie under one key: it goes with the pupil's own stream, the last one.
    const auto keyGone = isPupil(erasure.stream)
                             ? keys_.destroy(StreamName::parse(erasure.stream)->keyOwner())
                             : Expected<void>{};
    return keyGone.and_then([&] { return media_.removeStream(erasure.stream); });
}

Expected<void> Erasing::remove(const std::vector<ErasedMedium>& media) {
    std::vector<MediumName> names;
    for (const auto& medium : media)
        names.push_back({medium.stream, medium.sha256});
    return media_.remove(names);
}

Expected<void> Erasing::follow(const Appended& appended) {
    if (appended.erasures.empty())
        return remove(appended.erasedMedia);
    return erasures_.note(appended.erasures, clock_.now())
        .and_then([&] { return noteHidden(); })
        .and_then([&] { return remove(appended.erasedMedia); });
}

Expected<void> Erasing::noteHidden() {
    auto inLog = log_.hiddenMoments();
    auto apart = erasures_.hidden();
    if (!inLog || !apart)
        return tl::make_unexpected(!inLog ? inLog.error() : apart.error());
    const auto without = [](const std::vector<Uuid>& moments, const std::vector<Uuid>& known) {
        std::vector<Uuid> others;
        std::ranges::set_difference(moments, known, std::back_inserter(others));
        return others;
    };
    std::ranges::sort(*inLog);
    std::ranges::sort(*apart);
    if (const auto fresh = without(*inLog, *apart); !fresh.empty())
        if (const auto noted = erasures_.noteHidden(fresh); !noted)
            return noted;
    const auto lost = without(*apart, *inLog);
    return lost.empty() ? Expected<void>() : log_.hideMoments(lost);
}

Expected<void> Erasing::replay() {
    if (planted(Fault::EraseLogForgotten))
        return {};
    auto apart = erasures_.all();
    const auto inLog = log_.erasures();
    const auto media = log_.erasedMedia();
    if (!apart || !inLog || !media)
        return tl::make_unexpected(!apart ? apart.error() : !inLog ? inLog.error() : media.error());
    std::set<Erasure> all(inLog->begin(), inLog->end());
    const auto done = all;
    all.insert(apart->begin(), apart->end());
    for (const auto& erasure : std::vector(all.begin(), all.end()))
        if (!erasure.entity && isPupil(erasure.stream)) // the restricted stream with it, whatever was noted
            std::ranges::copy(bothOf(erasure.stream), std::inserter(all, all.end()));
    std::ranges::sort(*apart);
    std::vector<Erasure> fresh;
    std::ranges::set_difference(all, *apart, std::back_inserter(fresh));
    if (!fresh.empty())
        if (const auto noted = erasures_.note(fresh, clock_.now()); !noted)
            return noted;
    // A pupil's restricted stream first: it comes behind the pupil's own in this order, which ends the key.
    for (const auto& erasure : std::vector(all.rbegin(), all.rend()))
        if (!done.contains(erasure) || !isFinished(erasure))
            if (const auto applied = apply(erasure); !applied)
                return applied;
    if (const auto hidden = noteHidden(); !hidden)
        return hidden;
    return remove(*media);
}

/// False when a whole stream's key is still there: the server was killed in between.
bool Erasing::isFinished(const Erasure& erasure) {
    const auto name = StreamName::parse(erasure.stream);
    return erasure.entity || !name || !keys_.find(name->keyOwner());
}

} // namespace jotter::server
