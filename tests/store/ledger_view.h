#pragma once

#include "app/store/sqlite/connection.h"
#include "app/store/sqlite/store_file.h"

#include <map>
#include <string>
#include <vector>

namespace jotter::test {

/// Looks into the tables of a store from outside of it, with the key.
class LedgerView {
public:
    LedgerView(const std::filesystem::path& folder, const seal::WrapKey& key)
        : connection_(store::storeFile(folder), key, store::Connection::Access::Read) {}

    [[nodiscard]] std::string integrity() { return text("PRAGMA integrity_check"); }
    [[nodiscard]] std::string text(const std::string& sql);
    /// The first column of every row.
    [[nodiscard]] std::vector<std::string> column(const std::string& sql);
    [[nodiscard]] std::int64_t number(const std::string& sql) { return std::stoll(text(sql)); }
    /// Every row of every projection, sorted, as text: equal means that screens show the same.
    [[nodiscard]] std::vector<std::string> projections();
    /// Of each stream, how many changes and the sum of their hashes (sync.md, I6).
    [[nodiscard]] std::map<std::string, Digest> digests();
    /// All pages as they are behind the cipher.
    [[nodiscard]] std::string decryptedPages();

private:
    store::Connection connection_;
};

} // namespace jotter::test
