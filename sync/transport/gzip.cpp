#include "sync/transport/gzip.h"

#include <libdeflate.h>

#include <memory>

namespace jotter::transport {

Expected<std::string> gzip(std::string_view bytes) {
    // On batches of records 3 % less than 6 makes, at the same price; 10 costs eight times as much.
    constexpr int level = 8;
    const auto free = [](libdeflate_compressor* packer) { libdeflate_free_compressor(packer); };
    const std::unique_ptr<libdeflate_compressor, decltype(free)> packer(libdeflate_alloc_compressor(level),
                                                                        free);
    std::string packed(packer ? libdeflate_gzip_compress_bound(packer.get(), bytes.size()) : 0, '\0');
    const auto size = packer ? libdeflate_gzip_compress(packer.get(), bytes.data(), bytes.size(),
                                                        packed.data(), packed.size())
                             : 0;
    if (size == 0)
        return fail("gzip", ErrorCategory::Bug, "The records could not be packed.");
    packed.resize(size);
    return packed;
}

} // namespace jotter::transport
