#include "tests/sync/simulation/oracle/tablet_view.h"

#include "app/store/log/meta.h"
#include "tests/store/ledger_view.h"
#include "tests/sync/simulation/world/templates.h"

namespace jotter::simulation {

TabletView::Screens TabletView::screensOf(const Tablet& tablet) {
    const Disk::Use nobody(nullptr);
    Screens screens;
    for (auto& row : test::LedgerView(tablet.folder, Templates::tabletKey()).projections()) {
        const auto space = row.find(' ');
        screens[row.substr(space + 1, row.find(' ', space + 1) - space - 1)].push_back(std::move(row));
    }
    return screens;
}

TabletView::TabletView(const Tablet& tablet)
    : screens(screensOf(tablet)) {
    const Disk::Use nobody(nullptr);
    integrity = test::LedgerView(tablet.folder, Templates::tabletKey()).integrity();
    store::Connection connection(store::storeFile(tablet.folder), Templates::tabletKey(),
                                 store::Connection::Access::Read);
    auto rows = connection.query(
        "SELECT id, number IS NOT NULL, sealed, bytes, name, entity, state IS 2, "
        "granted <> 1 FROM change JOIN stream ON stream.row = change.stream ORDER BY change.row");
    while (rows.next()) {
        const auto id = rows.id<ChangeId>(0);
        if (rows.flag(1))
            own.insert(id);
        if (rows.flag(6))
            needsALook.insert(id);
        if (rows.flag(2))
            continue;
        bytes[id] = rows.text(3);
        if (rows.flag(1))
            stamps.push_back(parseChange(bytes[id])->change.hlc);
        if (rows.flag(6) && rows.flag(7))
            heldBeforeGranted.insert(rows.text(4));
        else
            ++readable[rows.text(4)];
        entities.emplace(rows.text(4), rows.id<EntityId>(5));
    }
    store::Meta meta(connection);
    epoch = meta.text("epoch");
    auto numbered =
        connection.query("SELECT number - ?1, id FROM change WHERE number > ?1", meta.number("epoch_base"));
    while (numbered.next())
        numbers.emplace(numbered.count(0), numbered.id<ChangeId>(1));
}

} // namespace jotter::simulation
