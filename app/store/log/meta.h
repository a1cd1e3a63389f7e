#pragma once

#include "app/store/sqlite/connection.h"

#include <charconv>

namespace jotter::store {

/// Small values of the store itself, each changed in the transaction that it belongs to. Absent reads as
/// empty. Names: "epoch", "epoch_base", "number", "hlc", "device", "enrolled", "cursor", "loading",
/// "backup_seq", "refill", "traces", "remembered/…".
class Meta {
public:
    explicit Meta(Connection& connection)
        : connection_(connection) {}

    [[nodiscard]] std::string text(std::string_view name) {
        auto row = connection_.query("SELECT value FROM meta WHERE name = ?1", name);
        return row.next() ? row.text(0) : std::string();
    }
    void setText(std::string_view name, std::string_view value) {
        connection_.run("INSERT INTO meta(name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
                        name, value);
    }
    [[nodiscard]] std::uint64_t number(std::string_view name) {
        const auto value = text(name);
        std::uint64_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        return number;
    }
    void setNumber(std::string_view name, std::uint64_t value) { setText(name, std::to_string(value)); }

private:
    Connection& connection_;
};

} // namespace jotter::store
