#pragma once

#include "app/store/store.h"
#include "sync/transport/server_address.h"
#include "sync/transport/sync_runner.h"

#include <optional>
#include <string>

namespace jotter::shell {

/// The school that this tablet belongs to, kept among the store's local settings: the same for the window and
/// for the command line.
struct Enrolment {
    transport::ServerAddress server;
    std::string school;          ///< its name
    bool picturesAnyway = false; ///< somebody said that pictures may go over a network that costs money
};

/// Where that is kept among the settings: "yes" or nothing.
inline constexpr const char* picturesAnywaySetting = "sync.pictures_anyway";

/// Nothing on a tablet that belongs to no school.
[[nodiscard]] std::optional<Enrolment> enrolmentOf(const store::Queries& queries);

/// Keeps what joining gave, the device's new id included; durable when the future says so.
[[nodiscard]] QFuture<Expected<void>> keepEnrolment(store::Store& store, const transport::Enrolled& enrolled);

} // namespace jotter::shell
