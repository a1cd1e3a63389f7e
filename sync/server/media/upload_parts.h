#pragma once

#include "sync/server/log/apart/key_store.h"
#include "sync/server/media/media_store.h"

#include <optional>
#include <string>
#include <vector>

namespace jotter::server {

// How an upload that is not complete yet lies in a store: the names of its parts, and what is written about
// it.

inline const std::string aboutName = "about";
inline constexpr std::size_t maxAboutBytes = 4096;

/// A part that was received.
struct UploadPart {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::string name; ///< of the object, whole
};

[[nodiscard]] std::string partName(std::uint64_t offset, std::uint64_t size);
/// Of the objects of one upload the parts that follow one another from the beginning. Two servers may have
/// taken different parts from one place: the longer counts.
[[nodiscard]] std::vector<UploadPart> partsInOrder(const std::vector<std::string>& names);

/// Before it stands, sealed with the school's key, whose key opens the rest.
[[nodiscard]] Expected<std::string> sealAbout(const Upload& upload, KeyStore& keys, RandomSource& random);
/// Nothing when it cannot be opened or understood.
[[nodiscard]] std::optional<Upload> openAbout(const std::string& id, const std::string& bytes,
                                              KeyStore& keys);

} // namespace jotter::server
