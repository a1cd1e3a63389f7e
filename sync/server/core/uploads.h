#pragma once

#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"
#include "sync/server/wire/tus_headers.h"

namespace jotter::server {

/// Media from a tablet, by tus 1.0.0 with creation, creation-with-upload, checksum, expiration and
/// termination.
class Uploads {
public:
    explicit Uploads(const Ports& ports)
        : ports_(ports) {}

    [[nodiscard]] static Response options();
    [[nodiscard]] Response create(const Request& request, const Device& device);
    /// HEAD, PATCH and DELETE of `/v1/media/uploads/<id>`.
    [[nodiscard]] Response onUpload(const Request& request, const std::string& id, const Device& device);

private:
    [[nodiscard]] Expected<void> dropErased(const MediumName& name);
    /// The key of a medium that is sent sealed, or none. `Input` "bad_seal", "bad_metadata".
    [[nodiscard]] Expected<std::optional<seal::FileKey>> fileKeyOf(const UploadMetadata& metadata);
    [[nodiscard]] Response add(const Request& request, const Upload& upload, std::uint64_t offset,
                               int status);
    [[nodiscard]] Response createWhole(const Request& request, const MediumName& name,
                                       const std::string& location);
    [[nodiscard]] Expected<bool> alreadyHere(const MediumName& name, std::uint64_t length,
                                             const Device& device);

    const Ports& ports_;
};

} // namespace jotter::server
