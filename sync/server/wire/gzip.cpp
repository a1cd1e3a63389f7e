#include "sync/server/wire/gzip.h"

#include <zlib.h>

#include <array>

namespace jotter::server {

namespace {
constexpr int gzipFraming = 15 + 16;
constexpr int level = 3; ///< above this, lists of records shrink little and take twice as long

Bytef* input(std::string_view text) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

auto badGzip() {
    return fail("bad_gzip", ErrorCategory::Input, "The request is damaged.");
}
} // namespace

Expected<std::string> gunzip(std::string_view packed, std::size_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, gzipFraming) != Z_OK)
        return badGzip();
    stream.next_in = input(packed);
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string plain;
    std::array<char, 64UL * 1024> buffer{};
    int state = Z_OK;
    while (state == Z_OK && plain.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = buffer.size();
        state = inflate(&stream, Z_NO_FLUSH);
        plain.append(buffer.data(), buffer.size() - stream.avail_out);
    }
    const bool whole = state == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (plain.size() > limit)
        return fail("too_big", ErrorCategory::Rejected, "That is more than is taken at once.");
    if (!whole)
        return badGzip();
    return plain;
}

std::string gzip(std::string_view plain) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzipFraming, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string packed(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = input(plain);
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int state = deflate(&stream, Z_FINISH);
    packed.resize(state == Z_STREAM_END ? stream.total_out : 0);
    deflateEnd(&stream);
    return packed;
}

} // namespace jotter::server
