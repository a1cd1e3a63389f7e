#include "sync/server/core/erasing.h"

#include "sync/change/planted.h"
#include "sync/server/log/stream_name.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace jotter::server {

Expected<void> Erasing::erasePupil(PupilId pupil) {
    const auto stream = "pupil/" + pupil.toString();
    const Erasure whole{stream, {}};
    const Erasure restricted{stream + "/restricted", {}};
    const auto now = clock_.now();
    return erasures_.note(whole, now)
        .and_then([&] { return erasures_.note(restricted, now); })
        .and_then([&] { return apply(restricted); })
        .and_then([&] { return apply(whole); });
}

Expected<void> Erasing::apply(const Erasure& erasure) {
    const auto media = log_.erase(erasure);
    if (!media)
        return tl::make_unexpected(media.error());
    if (const auto noted = noteHidden(); !noted)
        return noted;
    if (erasure.entity)
        return remove(*media);
    // Both of a pupil's streams lie under one key: it goes with the pupil's own stream, the last one.
    const auto name = StreamName::parse(erasure.stream);
    const bool endsKey = name && name->kind == StreamName::Kind::Pupil;
    const auto keyGone = endsKey ? keys_.destroy(name->keyOwner()) : Expected<void>{};
    return keyGone.and_then([&] { return media_.removeStream(erasure.stream); });
}

Expected<void> Erasing::remove(const std::vector<ErasedMedium>& media) {
    std::vector<MediumName> names;
    for (const auto& medium : media)
        names.push_back({medium.stream, medium.sha256});
    return media_.remove(names);
}

Expected<void> Erasing::follow(const Appended& appended) {
    for (const auto& erasure : appended.erasures)
        if (const auto noted = erasures_.note(erasure, clock_.now()); !noted)
            return noted;
    if (!appended.erasures.empty())
        if (const auto noted = noteHidden(); !noted)
            return noted;
    return remove(appended.erasedMedia);
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
    const auto noted = erasures_.all();
    const auto inLog = log_.erasures();
    const auto media = log_.erasedMedia();
    if (!noted || !inLog || !media)
        return tl::make_unexpected(!noted ? noted.error() : !inLog ? inLog.error() : media.error());
    const std::set<Erasure> known(noted->begin(), noted->end());
    for (const auto& erasure : *inLog)
        if (!known.contains(erasure))
            if (const auto note = erasures_.note(erasure, clock_.now()); !note)
                return note;
    const std::set<Erasure> done(inLog->begin(), inLog->end());
    for (const auto& erasure : *noted)
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
