#pragma once

#include "sync/change/error.h"
#include "sync/server/media/object_store.h"

#include <string>
#include <vector>

namespace jotter::server {

// What an S3 store says in XML.

/// A page of ListObjectsV2.
struct S3Listing {
    std::vector<StoredObject> objects; ///< in the order of their keys
    bool more = false;
};

/// `Transient` "media_unreachable" when it is not such a page: something else answered.
[[nodiscard]] Expected<S3Listing> readS3Listing(const std::string& xml);
/// "NoSuchKey", "SignatureDoesNotMatch", …; empty when there is none. Letters only, so that it may be shown.
[[nodiscard]] std::string s3ErrorCode(const std::string& xml);
/// True when a bucket keeps earlier versions of what was removed from it.
[[nodiscard]] bool saysVersioned(const std::string& xml);

} // namespace jotter::server
