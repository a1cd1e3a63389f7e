#pragma once

#include <string>
#include <vector>

namespace jotter::server {

/// The same tables in PostgreSQL, read off what SQLite makes of `schema`, so that they are written down once:
/// `school_id` leads every key and index, a policy shows each connection its own school's rows and takes
/// rows for no other, text is compared byte by byte. The statements may run again and again; columns, tables
/// and indexes that came later are added.
[[nodiscard]] std::string postgresTables(const std::vector<const char*>& schema);
/// The rows that every school begins with, for the school of the connection.
[[nodiscard]] std::string postgresFirstRows(const std::vector<const char*>& schema);

} // namespace jotter::server
