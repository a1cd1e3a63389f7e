#include "app/store/log/drafts.h"

#include <algorithm>

namespace jotter::store {

namespace {
/// Of the draft as it lies here, what is not in `stays`.
void letGo(Ledger& ledger, const std::string& id, const std::vector<MediumRef>& stays) {
    std::vector<MediumRef> had;
    {
        auto draft = ledger.db.query("SELECT media FROM draft WHERE id = ?1 AND media <> ''", id);
        if (draft.next())
            had = mediaFromText(draft.text(0));
    }
    const auto discard = [&](const Sha256& sha256) {
        ledger.db.run("INSERT OR IGNORE INTO discarded(sha256, sealed) SELECT ?1, 0 WHERE NOT EXISTS "
                      "(SELECT 1 FROM medium WHERE sha256 = ?1 AND box IS NULL)",
                      sha256);
    };
    for (const auto& medium : had) {
        if (std::ranges::find(stays, medium.sha256, &MediumRef::sha256) != stays.end())
            continue;
        discard(medium.sha256);
        if (medium.thumb)
            discard(*medium.thumb);
    }
}
} // namespace

void keepDraft(Ledger& ledger, const Draft& draft, Commit& commit) {
    letGo(ledger, draft.id, draft.media);
    ledger.db.run(
        "INSERT OR REPLACE INTO draft(id, author, body, media, changed) VALUES (?1, ?2, ?3, ?4, ?5)",
        draft.id, draft.author, draft.body, mediaText(draft.media), draft.changed);
    commit.drafts = true;
}

void endDraft(Ledger& ledger, const std::string& id, Commit& commit) {
    letGo(ledger, id, {});
    commit.drafts = ledger.db.run("DELETE FROM draft WHERE id = ?1", id) > 0 || commit.drafts;
}

} // namespace jotter::store
