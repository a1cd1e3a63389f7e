#pragma once

#include "sync/change/error.h"
#include "sync/change/random.h"
#include "sync/server/access/mac.h"
#include "sync/server/access/seal_box.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jotter::server {

/// What `init` wrote down about the school.
struct SchoolSettings {
    std::string name;
    std::vector<std::string> hosts; ///< under which tablets reach this server; the first is what codes name
    std::string id{}; ///< a UUID, made by `create`: whose rows in a PostgreSQL are this school's
};

/// Where a school server keeps what:
///
/// - school.json, school.db: settings; the log, devices, tickets
/// - keys.db: the pupils' keys
/// - erasures.db: what was ever erased or hidden, without contents; of both a backup keeps the latest
/// - media/: pictures and recordings, sealed
/// - authority.pem, server.pem: certificates
/// - secrets/: keys of certificates, tokens and receipts; never in a backup
/// - audit.db: what was done with the administrator's power
/// - port, serving.lock: where it listens, while it serves
class SchoolFolder {
public:
    explicit SchoolFolder(std::filesystem::path path)
        : path_(std::move(path)) {}

    /// Makes the folder, 0700, with keys and certificates. `Input` "already_there".
    [[nodiscard]] Expected<void> create(const SchoolSettings& settings, RandomSource& random) const;
    /// True once `create` has finished.
    [[nodiscard]] bool isSchool() const;
    /// `Input` "no_school" when this folder is not a school server's.
    [[nodiscard]] Expected<SchoolSettings> settings() const;
    /// A key of 32 bytes: "tokens" or "receipts".
    [[nodiscard]] Expected<Mac> mac(const std::string& name) const;
    [[nodiscard]] Expected<SealBox> sealBox() const;
    /// The epoch that is written down beside the database, in no backup; empty when there is none.
    [[nodiscard]] std::string serverEpoch() const;
    [[nodiscard]] Expected<void> keepServerEpoch(const std::string& epoch) const;

    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return path_ / name; }
    [[nodiscard]] std::filesystem::path secret(const std::string& name) const {
        return path_ / "secrets" / name;
    }

private:
    std::filesystem::path path_;
};

/// Names and addresses of this machine, for its certificate; loopback always, first.
[[nodiscard]] std::vector<std::string> ownHosts();

} // namespace jotter::server
