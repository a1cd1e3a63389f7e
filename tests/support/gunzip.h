#pragma once

#include <zlib.h>

#include <string>

namespace jotter::fake {

/// What gzip packed, of at most 8 MiB; empty when that is not whole.
inline std::string gunzip(const std::string& packed) {
    constexpr int gzipFormat = 15 + 16;
    std::string bytes(8U << 20U, '\0');
    z_stream stream{};
    inflateInit2(&stream, gzipFormat);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    bytes.resize(stream.total_out);
    inflateEnd(&stream);
    return whole ? bytes : std::string();
}

} // namespace jotter::fake
