#include "app/store/sqlite/prepared.h"

#include <algorithm>

namespace jotter::store {

namespace {
template <std::size_t N>
std::array<std::uint8_t, N> bytesOf(const SQLite::Column& column) {
    std::array<std::uint8_t, N> bytes{};
    const auto* data = static_cast<const std::uint8_t*>(column.getBlob());
    const auto size = std::min(N, static_cast<std::size_t>(column.getBytes()));
    if (data != nullptr)
        std::copy_n(data, size, bytes.begin());
    return bytes;
}
} // namespace

Prepared::~Prepared() {
    if (statement_ != nullptr)
        statement_->tryReset();
}

std::string Prepared::text(int column) const {
    return statement_->getColumn(column).getString();
}
Sha256 Prepared::hash(int column) const {
    return Sha256{bytesOf<32>(statement_->getColumn(column))};
}
Uuid Prepared::uuid(int column) const {
    return Uuid{bytesOf<16>(statement_->getColumn(column))};
}

void Prepared::bind(int index, Blob value) {
    // A null pointer would be bound as NULL; an empty blob has a place and no length.
    statement_->bind(index, value.bytes.empty() ? "" : value.bytes.data(),
                     static_cast<int>(value.bytes.size()));
}
void Prepared::bind(int index, const Sha256& value) {
    statement_->bind(index, value.bytes.data(), static_cast<int>(value.bytes.size()));
}
void Prepared::bind(int index, const Uuid& value) {
    statement_->bind(index, value.bytes().data(), static_cast<int>(value.bytes().size()));
}

} // namespace jotter::store
