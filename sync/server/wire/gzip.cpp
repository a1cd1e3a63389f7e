#include "sync/server/wire/gzip.h"

#include <libdeflate.h>
#include <zlib.h>

#include <array>
#include <memory>

namespace jotter::server {

namespace {
constexpr int gzipFraming = 15 + 16;
constexpr int level = 6; ///< above this, lists of records shrink little and take longer

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
    const auto free = [](libdeflate_compressor* packer) { libdeflate_free_compressor(packer); };
    const std::unique_ptr<libdeflate_compressor, decltype(free)> packer(libdeflate_alloc_compressor(level),
                                                                        free);
    std::string packed(packer ? libdeflate_gzip_compress_bound(packer.get(), plain.size()) : 0, '\0');
    packed.resize(packer ? libdeflate_gzip_compress(packer.get(), plain.data(), plain.size(), packed.data(),
                                                    packed.size())
                         : 0);
    return packed;
}

} // namespace jotter::server
