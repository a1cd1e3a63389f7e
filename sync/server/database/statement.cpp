#include "sync/server/database/statement.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace jotter::server {

void bindBlob(Statement& statement, int index, std::string_view bytes) {
    statement.bindBlob(index, bytes);
}

void bindUuid(Statement& statement, int index, const Uuid& uuid) {
    statement.bindBlob(index, {reinterpret_cast<const char*>(uuid.bytes().data()), uuid.bytes().size()});
}

void bindHash(Statement& statement, int index, const Sha256& hash) {
    statement.bindBlob(index, {reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()});
}

void bindUnsigned(Statement& statement, int index, std::uint64_t value) {
    statement.bind(index, value);
}

std::string blobAt(Statement& statement, int column) {
    return statement.blobAt(column);
}

Uuid uuidAt(Statement& statement, int column) {
    std::array<std::uint8_t, 16> bytes{};
    const auto blob = statement.blobAt(column);
    std::memcpy(bytes.data(), blob.data(), std::min(bytes.size(), blob.size()));
    return Uuid{bytes};
}

Sha256 hashAt(Statement& statement, int column) {
    Sha256 hash;
    const auto blob = statement.blobAt(column);
    std::memcpy(hash.bytes.data(), blob.data(), std::min(hash.bytes.size(), blob.size()));
    return hash;
}

std::uint64_t unsignedAt(Statement& statement, int column) {
    return static_cast<std::uint64_t>(statement.integerAt(column));
}

} // namespace jotter::server
