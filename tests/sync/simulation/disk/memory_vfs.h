#pragma once

namespace jotter::simulation {

/// Makes SQLite keep its files as `MemoryFile` from now on, for every connection of this program, below the
/// cipher. Once, before the first connection.
void useMemoryVfs();

} // namespace jotter::simulation
