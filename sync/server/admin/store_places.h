#pragma once

#include "sync/change/random.h"
#include "sync/server/admin/school_folder.h"
#include "sync/server/media/object_store.h"

#include <memory>
#include <string>

namespace jotter::server {

/// Where a school's tables and media lie besides its folder; empty: in the folder.
struct StorePlaces {
    std::string log{};   ///< "postgresql://…"
    std::string keys{};  ///< the same, best another database with backups of its own; empty: where the log is
    std::string media{}; ///< "s3://…" (S3Place)
};

/// Where the media of a school lie: `media/` in its folder, or a bucket of an S3 store. Key and secret of
/// that come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, else from two lines of the
/// file secrets/s3. `Input` "bad_media_place", "no_credentials".
[[nodiscard]] Expected<std::unique_ptr<ObjectStore>>
openMediaObjects(const SchoolFolder& folder, const StorePlaces& places, RandomSource& random);

} // namespace jotter::server
