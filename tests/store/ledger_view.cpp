#include "tests/store/ledger_view.h"

#include <algorithm>

namespace jotter::test {

std::string LedgerView::text(const std::string& sql) {
    auto row = connection_.query(sql);
    return row.next() ? row.text(0) : std::string();
}

std::vector<std::string> LedgerView::column(const std::string& sql) {
    return connection_.query(sql).collect([](const store::Prepared& row) { return row.text(0); });
}

std::vector<std::string> LedgerView::projections() {
    // Streams have rows in the order in which they came, so they are compared by name.
    const std::vector<std::pair<std::string, std::string>> tables{
        {"document", "hex(entity) || state"},
        {"two_versions", "hex(entity) || field"},
        {"school", "hex(id) || name"},
        {"adult", "hex(id) || name || initials || role || coalesce(groups, '') || active"},
        {"school_group", "hex(id) || name || coalesce(kind, '') || coalesce(lesson, '') || active"},
        {"scale", "hex(id) || kind || levels"},
        {"lesson",
         "hex(id) || day || week || from_time || to_time || subject || member_of || room || staff || active"},
        {"timetable", "hex(id) || weeks_a || closed"},
        {"pupil", "hex(id) || given || family || coalesce(known_as, '')"},
        {"membership", "hex(id) || member_of || from_day || coalesce(to_day, '')"},
        {"consent", "photos"},
        {"target", "id || title || active"},
        {"step", "id || coalesce(target, '') || coalesce(strand, '') || text || place || live"},
        {"passport_line", "hex(id) || kind || text || place"},
        {"own_concern",
         "hex(id) || coalesce(pupil, '') || coalesce(raised, '') || coalesce(state, '') || answer"},
        {"concern", "hex(id) || coalesce(author, '') || coalesce(at, 0) || coalesce(own, '') || "
                    "coalesce(text, '') || since || areas || tried || state || answer"},
        {"restricted_grant", "hex(id) || coalesce(adult, '') || reads"},
        {"observation",
         "at || hex(entity) || hex(change) || hex(author) || help || steps || note || facts || media"},
        {"latest_help", "step || at || hex(entity) || help"},
        {"note_search", "note || at || hex(entity)"}};
    std::vector<std::string> all;
    for (const auto& [table, columns] : tables) {
        auto rows =
            connection_.query("SELECT (SELECT s.name FROM stream s WHERE s.row = t.stream) || ' ' || " +
                              columns + " FROM " + table + " t");
        while (rows.next())
            all.push_back(table + ": " + rows.text(0));
    }
    auto steps = connection_.query("SELECT text FROM step_search");
    while (steps.next())
        all.push_back("step_search: " + steps.text(0));
    std::ranges::sort(all);
    return all;
}

std::map<std::string, Digest> LedgerView::digests() {
    std::map<std::string, Digest> digests;
    auto rows =
        connection_.query("SELECT stream.name, hash FROM change JOIN stream ON stream.row = change.stream");
    while (rows.next())
        digests[rows.text(0)].add(rows.hash(1));
    return digests;
}

std::string LedgerView::decryptedPages() {
    std::string pages;
    auto rows = connection_.query("SELECT data FROM sqlite_dbpage");
    while (rows.next())
        pages += rows.text(0);
    return pages;
}

} // namespace jotter::test
