#pragma once

#include "app/media/vault.h"
#include "app/shell/profile/profile_keys.h"
#include "tests/store/ledger_view.h"

#include <QString>

#include <memory>
#include <set>

namespace jotter::faults {

/// What lies on a tablet, read with its keys from outside of the app; while no app has it open.
class TabletView {
public:
    explicit TabletView(const QString& profile);

    [[nodiscard]] test::LedgerView& ledger() { return *ledger_; }
    /// The picture's bytes are here and are the ones that its name says.
    [[nodiscard]] bool hasMedium(const Sha256& sha256);
    /// Of the change as it lies here; nothing when it is not here, or sealed for the server alone.
    [[nodiscard]] std::optional<Sha256> hashOf(ChangeId id);
    /// All that records refer to, as hashes: what waits to be fetched too.
    [[nodiscard]] std::set<Sha256> media();
    /// A value of the store's own ("epoch", "cursor", "device").
    [[nodiscard]] std::string meta(const std::string& name);
    /// The bytes of own changes, in the order of their numbers.
    [[nodiscard]] std::vector<std::string> own();

private:
    SystemRandom random_;
    std::unique_ptr<shell::ProfileKeys> keys_;
    std::unique_ptr<test::LedgerView> ledger_;
    std::unique_ptr<media::Vault> vault_;
};

} // namespace jotter::faults
