#include "sync/server/wire/request_head.h"

namespace jotter::server {

RequestHead lookAtHead(std::string_view bytes) {
    std::size_t lineLength = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte != '\r') {
            const bool blank = byte == ' ' || byte == '\t';
            if ((blank && lineLength == 0) || (byte < 0x20 && byte != '\t') || byte == 0x7f)
                return RequestHead::Refused;
            ++lineLength;
            continue;
        }
        if (i + 1 == bytes.size())
            break;
        if (bytes[i + 1] != '\n')
            return RequestHead::Refused;
        if (lineLength == 0)
            return RequestHead::Whole;
        lineLength = 0;
        ++i;
    }
    return RequestHead::Incomplete;
}

} // namespace jotter::server
