#pragma once

#include "sync/change/sha256.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace jotter::server {

/// What a tablet says about a medium when it begins to send it.
struct UploadMetadata {
    std::string stream;
    Sha256 sha256;
    std::string kind; ///< "photo", "thumb", "voice", "clip"
    std::string key;  ///< of a medium that is sent sealed: its file key, sealed for the school; else empty
};
/// Reads `Upload-Metadata` (tus 1.0.0, creation): "stream <b64>,sha256 <b64 of hex>,kind <b64>". Other keys
/// are passed over. `Input` "bad_metadata".
[[nodiscard]] Expected<UploadMetadata> readUploadMetadata(std::string_view header);

/// Whether `body` has the checksum of `Upload-Checksum` ("sha1 <b64>" or "sha256 <b64>"). `Input`
/// "bad_checksum" when the header cannot be read or names another algorithm.
[[nodiscard]] Expected<bool> checksumMatches(std::string_view header, std::string_view body);
/// The `Upload-Checksum` of bytes with that hash.
[[nodiscard]] std::string checksumOf(const Sha256& sha256);

} // namespace jotter::server
