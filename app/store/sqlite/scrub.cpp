#include "app/store/sqlite/scrub.h"

#include <algorithm>

namespace jotter::store {

namespace {
constexpr std::int64_t pagesAtOnce = 2'000;

std::size_t twoBytes(const std::string& page, std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(page[at])) << 8U |
           static_cast<unsigned char>(page[at + 1]);
}

/// Zeros what is not zero yet; whether there was any such.
bool clear(std::string& page, std::size_t from, std::size_t to) {
    if (from >= to || to > page.size())
        return false;
    const auto begin = page.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = page.begin() + static_cast<std::ptrdiff_t>(to);
    const bool any = std::any_of(begin, end, [](char byte) { return byte != 0; });
    std::fill(begin, end, '\0');
    return any;
}

/// Of a page of a b-tree: the gap before the cells, and the free blocks among them.
bool scrub(std::string& page, bool first) {
    const std::size_t header = first ? 100 : 0;
    const auto kind = static_cast<unsigned char>(page[header]);
    const bool leaf = kind == 10 || kind == 13;
    if (!leaf && kind != 2 && kind != 5)
        return false;
    const auto cells = twoBytes(page, header + 3);
    const auto content = twoBytes(page, header + 5);
    bool any = clear(page, header + (leaf ? 8 : 12) + 2 * cells, content == 0 ? page.size() : content);
    auto block = twoBytes(page, header + 1);
    for (std::size_t last = 0; block > last && block + 4 <= page.size(); block = twoBytes(page, last)) {
        any = clear(page, block + 4, block + twoBytes(page, block + 2)) || any;
        last = block;
    }
    return any;
}
} // namespace

void scrubUnusedSpace(Connection& connection) {
    struct Page {
        std::int64_t number;
        std::string bytes;
    };
    for (std::int64_t from = 1;; from += pagesAtOnce) {
        Transaction transaction(connection, Transaction::Kind::Write);
        auto pages = connection
                         .query("SELECT pgno, data FROM sqlite_dbpage WHERE pgno >= ?1 AND pgno < ?2", from,
                                from + pagesAtOnce)
                         .collect([](const Prepared& row) {
                             return Page{row.integer(0), row.text(1)};
                         });
        for (auto& page : pages)
            if (scrub(page.bytes, page.number == 1))
                connection.run("UPDATE sqlite_dbpage SET data = ?2 WHERE pgno = ?1", page.number,
                               Blob{page.bytes});
        transaction.commit();
        if (pages.empty())
            return;
    }
}

} // namespace jotter::store
