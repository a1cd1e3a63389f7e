#pragma once

#include "app/store/sqlite/connection.h"

namespace jotter::store {

/// Overwrites with zeros what lies in the unused parts of the pages. `secure_delete` alone is not enough:
/// when cells move to another page, SQLite leaves copies of them between the cell pointers and the cells
/// (measured: one note of 400 was found there). Reads every page; writes those that held something. The
/// structure of the pages is that of https://www.sqlite.org/fileformat2.html, section 1.6.
void scrubUnusedSpace(Connection& connection);

} // namespace jotter::store
