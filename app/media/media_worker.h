#pragma once

#include "app/media/vault.h"

#include <QFuture>
#include <QThreadPool>

namespace jotter::media {

/// Takes pictures in on a few threads of its own, so that no window waits. Waits for what it has begun when
/// destroyed.
class MediaWorker {
public:
    explicit MediaWorker(std::shared_ptr<Vault> vault);

    /// Prepares and keeps: sealed and durable, picture and thumbnail, when the future finishes. The errors
    /// are those of `preparePhoto` and of `Vault::keep`.
    [[nodiscard]] QFuture<Expected<MediumRef>> takeIn(QByteArray picture);
    /// The same for a file that somebody chose or dropped, which is only read. `Input` "no_such_file".
    [[nodiscard]] QFuture<Expected<MediumRef>> takeInFile(std::filesystem::path file);

private:
    std::shared_ptr<Vault> vault_;
    QThreadPool pool_;
};

} // namespace jotter::media
