#pragma once

#include "app/media/vault.h"

namespace jotter::media {

/// Prepares and keeps: sealed and durable, picture and thumbnail, when it returns. Not on the UI thread. The
/// errors are those of `preparePhoto` and of `Vault::keep`.
[[nodiscard]] Expected<MediumRef> takeIn(Vault& vault, const QByteArray& picture);

/// The same for a file that somebody chose or dropped, which is only read. `Input` "file_unreadable".
[[nodiscard]] Expected<MediumRef> takeInFile(Vault& vault, const std::filesystem::path& file);

} // namespace jotter::media
