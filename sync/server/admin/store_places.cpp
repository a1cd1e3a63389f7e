#include "sync/server/admin/store_places.h"

#include "sync/server/media/disk_objects.h"
#include "sync/server/media/files.h"
#include "sync/server/media/s3/s3_objects.h"

#include <cstdlib>
#include <sstream>

namespace jotter::server {

namespace {
constexpr std::size_t maxCredentialBytes = 4096;

std::string fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

Expected<S3Credentials> readCredentials(const SchoolFolder& folder) {
    S3Credentials found{fromEnvironment("AWS_ACCESS_KEY_ID"), fromEnvironment("AWS_SECRET_ACCESS_KEY"),
                        fromEnvironment("AWS_SESSION_TOKEN")};
    if (found.keyId.empty() && found.secret.empty()) {
        std::istringstream lines(readWhole(folder.secret("s3"), maxCredentialBytes).value_or(""));
        std::getline(lines, found.keyId);
        std::getline(lines, found.secret);
    }
    if (found.keyId.empty() || found.secret.empty())
        return fail("no_credentials", ErrorCategory::Input,
                    "Key and secret of the store of media are missing: AWS_ACCESS_KEY_ID and "
                    "AWS_SECRET_ACCESS_KEY, or two lines in secrets/s3.");
    return found;
}
} // namespace

Expected<std::unique_ptr<ObjectStore>> openMediaObjects(const SchoolFolder& folder, const StorePlaces& places,
                                                        RandomSource& random) {
    if (places.media.empty())
        return std::make_unique<DiskObjects>(folder.file("media"));
    const auto place = S3Place::parse(places.media);
    if (!place)
        return tl::make_unexpected(place.error());
    const auto credentials = readCredentials(folder);
    if (!credentials)
        return tl::make_unexpected(credentials.error());
    return folder.settings().map([&](const SchoolSettings& settings) -> std::unique_ptr<ObjectStore> {
        return std::make_unique<S3Objects>(*place, *credentials, settings.id, folder.file(""), random);
    });
}

} // namespace jotter::server
