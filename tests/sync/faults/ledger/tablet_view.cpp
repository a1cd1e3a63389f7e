#include "tests/sync/faults/ledger/tablet_view.h"

#include "app/store/log/meta.h"
#include "tests/support/keys_in_files.h"
#include "tests/support/must.h"

namespace jotter::faults {

using support::must;

TabletView::TabletView(const QString& profile) {
    const std::filesystem::path folder(profile.toStdString());
    const auto facts = must(shell::readFacts(folder));
    if (!facts)
        throw std::runtime_error("there is no profile in " + folder.string());
    auto stores = support::keysInFiles(folder, facts->id);
    keys_ = std::make_unique<shell::ProfileKeys>(must(shell::openKeys(stores, *facts)));
    ledger_ = std::make_unique<test::LedgerView>(folder, keys_->store);
    vault_ = must(media::Vault::open(folder / "media", keys_->media, random_));
}

bool TabletView::hasMedium(const Sha256& sha256) {
    const auto bytes = vault_->readAll(sha256);
    return bytes && Sha256::of(*bytes) == sha256;
}

std::optional<Sha256> TabletView::hashOf(ChangeId id) {
    auto hex = ledger_->text("SELECT lower(hex(hash)) FROM change WHERE sealed = 0 AND id = x'" +
                             toHex(id.value.bytes()) + "'");
    return hex.empty() ? std::nullopt : std::optional(must(Sha256::parse(hex)));
}

std::set<Sha256> TabletView::media() {
    std::set<Sha256> all;
    for (const auto& hex : ledger_->column("SELECT DISTINCT lower(hex(sha256)) FROM medium"))
        all.insert(must(Sha256::parse(hex)));
    return all;
}

std::string TabletView::meta(const std::string& name) {
    return ledger_->text("SELECT value FROM meta WHERE name = '" + name + "'");
}

std::vector<std::string> TabletView::own() {
    return ledger_->column(
        "SELECT bytes FROM change WHERE number IS NOT NULL AND sealed = 0 ORDER BY number");
}

} // namespace jotter::faults
