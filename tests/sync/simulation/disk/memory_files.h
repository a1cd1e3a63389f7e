#pragma once

#include "tests/support/memory_vault.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace jotter::simulation {

/// A file of SQLite's. What was written since it was last synced is in memory alone; the real file is what a
/// power cut would leave. With it the locks and the shared memory of those who have it open.
struct MemoryFile {
    static constexpr std::size_t sector = 512;
    static constexpr std::size_t shmLocks = 8;

    explicit MemoryFile(std::string path);

    void write(const char* data, std::size_t size, std::size_t offset);
    void truncate(std::size_t size);
    /// Everything so far is durable.
    void sync();
    [[nodiscard]] bool hasUnsynced() const;
    /// What a power cut leaves goes to the real file.
    void losePower(fake::SeededRandom& random);

    std::string path;
    std::string bytes;
    std::vector<bool> dirty; ///< by sector
    std::size_t durableSize = 0;

    int openHandles = 0;
    int sharedLocks = 0;
    const void* reserved = nullptr; ///< who holds it
    const void* pending = nullptr;
    const void* exclusive = nullptr;

    int mapped = 0;
    std::vector<std::unique_ptr<char[]>> shm;
    std::array<int, shmLocks> shmShared{};
    std::array<const void*, shmLocks> shmExclusive{};

private:
    [[nodiscard]] std::string sectorAt(std::size_t index) const;
};

/// All of them, by path.
class MemoryFiles {
public:
    [[nodiscard]] static MemoryFiles& all();

    [[nodiscard]] MemoryFile& open(const std::string& path);
    void closed(MemoryFile& file);
    [[nodiscard]] bool has(const std::string& path) const { return files_.contains(path); }
    void remove(const std::string& path) { files_.erase(path); }
    /// Those under this folder, which nobody has open.
    void forget(const std::string& folder);
    void losePower(const std::string& folder, fake::SeededRandom& random);

private:
    std::map<std::string, std::unique_ptr<MemoryFile>> files_;
};

} // namespace jotter::simulation
