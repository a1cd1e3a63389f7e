#include "sync/transport/gzip.h"

#include <zlib.h>

namespace jotter::transport {

Expected<std::string> gzip(std::string_view bytes) {
    const auto failed = [] { return fail("gzip", ErrorCategory::Bug, "The records could not be packed."); };
    constexpr int gzipFormat = 15 + 16;
    constexpr int memory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipFormat, memory, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        return failed();
    std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return whole ? Expected<std::string>(std::move(packed)) : failed();
}

} // namespace jotter::transport
