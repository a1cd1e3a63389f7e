#include "app/store/log/media_manifest.h"

#include "app/store/sqlite/errors.h"

namespace jotter::store {

namespace {
enum SizeClass { Thumb = 0, Small = 1, Large = 2 };
constexpr const char* changeIsHeld = "change_held";
} // namespace

void MediaManifest::note(const LoggedChange& change, Whence whence) {
    for (const auto& medium : change.change.media) {
        noteOne(change, medium.sha256, medium, false, whence);
        if (medium.thumb)
            noteOne(change, *medium.thumb, medium, true, whence);
    }
}

void MediaManifest::noteOne(const LoggedChange& change, const Sha256& sha256, const MediumRef& medium,
                            bool thumb, Whence whence) {
    if (whence == Whence::Fed &&
        connection_.query("SELECT 1 FROM hidden WHERE sha256 = ?1 AND stream = ?2", sha256, change.stream)
            .next())
        return;
    const bool here = whence != Whence::Fed || isHere(sha256);
    const int sizeClass = thumb ? Thumb : medium.bytes < smallMediumBytes ? Small : Large;
    // The same picture twice in one stream is one medium; being here never turns into not being here.
    connection_.run("INSERT INTO medium(sha256, stream, change, kind, bytes, at, size_class, state, here) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                    "ON CONFLICT DO UPDATE SET here = max(here, excluded.here)",
                    sha256, change.stream, change.row, thumb ? std::string("thumb") : medium.kind,
                    thumb ? std::uint64_t{0} : medium.bytes, change.change.at, sizeClass,
                    whence == Whence::Captured ? 0 : 1, here);
}

void MediaManifest::sent(const Sha256& sha256, const std::string& stream) {
    connection_.run("UPDATE medium SET state = 1, reason = NULL "
                    "WHERE sha256 = ?1 AND stream = (SELECT row FROM stream WHERE name = ?2)",
                    sha256, stream);
}

void MediaManifest::hold(const Sha256& sha256, const std::string& stream, bool sealed,
                         const std::string& reason) {
    // A readable one that is not found may have been sealed meanwhile: then it goes up in that form.
    connection_.run("UPDATE medium SET state = 2, reason = ?3, sealing = 0 WHERE sha256 = ?1 AND stream = "
                    "(SELECT row FROM stream WHERE name = ?2) AND (box IS NOT NULL) = ?4",
                    sha256, stream, reason, sealed);
}

void MediaManifest::waitFor(std::int64_t change, bool held) {
    if (held)
        connection_.run("UPDATE medium SET state = 2, reason = ?2 WHERE change = ?1 AND state = 0", change,
                        changeIsHeld);
    else
        connection_.run(
            "UPDATE medium SET state = 0, reason = NULL WHERE change = ?1 AND state = 2 AND reason = ?2",
            change, changeIsHeld);
}

void MediaManifest::received(const Sha256& sha256) {
    connection_.run("UPDATE medium SET here = 1 WHERE sha256 = ?1 AND NOT here", sha256);
    connection_.run("INSERT OR IGNORE INTO discarded(sha256, sealed) SELECT ?1, 0 WHERE NOT EXISTS "
                    "(SELECT 1 FROM medium WHERE sha256 = ?1 AND box IS NULL)",
                    sha256);
}

void MediaManifest::hide(const Sha256& sha256, std::int64_t stream) {
    connection_.run("INSERT OR IGNORE INTO hidden(sha256, stream) VALUES (?1, ?2)", sha256, stream);
    auto changes =
        connection_
            .query("SELECT bytes FROM change WHERE sealed = 0 AND row IN (SELECT change FROM medium "
                   "WHERE sha256 = ?1 AND stream = ?2)",
                   sha256, stream)
            .collect([](const Prepared& row) { return row.text(0); });
    std::vector<Sha256> all{sha256};
    for (auto& bytes : changes) {
        const auto sealed = orGiveUp(parseChange(std::move(bytes)));
        for (const auto& medium : sealed.change.media)
            if (medium.sha256 == sha256 && medium.thumb)
                all.push_back(*medium.thumb);
    }
    for (const auto& hash : all) {
        connection_.run("INSERT OR IGNORE INTO hidden(sha256, stream) VALUES (?1, ?2)", hash, stream);
        connection_.run("INSERT OR IGNORE INTO discarded(sha256, sealed) SELECT sha256, box IS NOT NULL FROM "
                        "medium WHERE sha256 = ?1 AND stream = ?2",
                        hash, stream);
        connection_.run("DELETE FROM medium WHERE sha256 = ?1 AND stream = ?2", hash, stream);
    }
}

bool MediaManifest::isHere(const Sha256& sha256) {
    return connection_.query("SELECT 1 FROM medium WHERE sha256 = ?1 AND here AND box IS NULL", sha256)
        .next();
}

std::set<Sha256> MediaManifest::reconcile(const std::function<bool(const Sha256&)>& isThere) {
    std::set<Sha256> referred;
    std::vector<std::pair<Sha256, bool>> wrong;
    {
        auto media = connection_.query("SELECT sha256, min(here), max(here) FROM medium WHERE box IS NULL "
                                       "GROUP BY sha256");
        while (media.next()) {
            const auto sha256 = media.hash(0);
            const bool there = isThere(sha256);
            referred.insert(sha256);
            if (media.flag(1) != there || media.flag(2) != there)
                wrong.emplace_back(sha256, there);
        }
    }
    for (const auto& [sha256, there] : wrong)
        connection_.run("UPDATE medium SET here = ?2 WHERE sha256 = ?1 AND box IS NULL", sha256, there);
    auto drafts = connection_.query("SELECT media FROM draft WHERE media <> ''");
    while (drafts.next())
        for (const auto& medium : mediaFromText(drafts.text(0))) {
            referred.insert(medium.sha256);
            if (medium.thumb)
                referred.insert(*medium.thumb);
        }
    return referred;
}

void MediaManifest::unseal(const Sha256& sha256, std::int64_t stream) {
    connection_.run("UPDATE medium SET box = NULL WHERE sha256 = ?1 AND stream = ?2", sha256, stream);
    connection_.run("INSERT OR IGNORE INTO discarded(sha256, sealed) VALUES (?1, 1)", sha256);
}

std::set<Sha256> MediaManifest::sealedOnes() {
    const auto all = connection_.query("SELECT DISTINCT sha256 FROM medium WHERE box IS NOT NULL")
                         .collect([](const Prepared& row) { return row.hash(0); });
    return {all.begin(), all.end()};
}

bool MediaManifest::hasUnsent(std::int64_t change) {
    return connection_.query("SELECT 1 FROM medium WHERE change = ?1 AND state <> 1", change).next();
}

void MediaManifest::forget(std::int64_t change) {
    connection_.run("INSERT OR IGNORE INTO discarded(sha256, sealed) SELECT sha256, box IS NOT NULL FROM "
                    "medium WHERE change = ?1",
                    change);
    connection_.run("DELETE FROM medium WHERE change = ?1", change);
}

std::string mediaText(const std::vector<MediumRef>& media) {
    if (media.empty())
        return {};
    auto list = nlohmann::json::array();
    for (const auto& medium : media) {
        nlohmann::json item{
            {"sha256", medium.sha256.toHex()}, {"bytes", medium.bytes}, {"kind", medium.kind}};
        if (medium.thumb)
            item["thumb"] = medium.thumb->toHex();
        list.push_back(std::move(item));
    }
    return list.dump();
}

std::vector<MediumRef> mediaFromText(const std::string& text) {
    std::vector<MediumRef> media;
    if (text.empty())
        return media;
    for (const auto& item : nlohmann::json::parse(text)) {
        MediumRef medium;
        medium.sha256 = Sha256::parse(item.at("sha256").get<std::string>()).value_or(Sha256{});
        medium.bytes = item.at("bytes").get<std::uint64_t>();
        medium.kind = item.at("kind").get<std::string>();
        if (item.contains("thumb"))
            medium.thumb = Sha256::parse(item.at("thumb").get<std::string>()).value_or(Sha256{});
        media.push_back(std::move(medium));
    }
    return media;
}

} // namespace jotter::store
