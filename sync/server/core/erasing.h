#pragma once

#include "sync/server/log/apart/key_store.h"
#include "sync/server/log/log.h"
#include "sync/server/media/media_store.h"

namespace jotter::server {

/// Erases for good (sync.md, "Restore, erasure"). The list that is kept apart comes first, so that whatever
/// happens afterwards `replay` brings it to its end; then the log, the key, the media.
class Erasing {
public:
    Erasing(Log& log, MediaStore& media, KeyStore& keys, ErasureLog& erasures, const Clock& clock)
        : log_(log)
        , media_(media)
        , keys_(keys)
        , erasures_(erasures)
        , clock_(clock) {}

    /// Everything about a pupil.
    [[nodiscard]] Expected<void> erasePupil(PupilId pupil);
    /// What an append has erased in the log already.
    [[nodiscard]] Expected<void> follow(const Appended& appended);
    /// Before the first answer: a log that was put back has everything applied again that was ever erased,
    /// and what a killed server left half done is finished.
    [[nodiscard]] Expected<void> replay();

private:
    [[nodiscard]] bool isFinished(const Erasure& erasure);
    [[nodiscard]] Expected<void> apply(const Erasure& erasure);
    /// What the log and the list apart know of hidden group photos, each other's too.
    [[nodiscard]] Expected<void> noteHidden();
    [[nodiscard]] Expected<void> remove(const std::vector<ErasedMedium>& media);

    Log& log_;
    MediaStore& media_;
    KeyStore& keys_;
    ErasureLog& erasures_;
    const Clock& clock_;
};

} // namespace jotter::server
