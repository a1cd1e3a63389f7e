#include "sync/seal/box.h"

#include "sync/seal/raw.h"

#include <sodium.h>

namespace jotter::seal {

static_assert(boxKeyBytes == crypto_box_PUBLICKEYBYTES && boxKeyBytes == crypto_box_SECRETKEYBYTES);
static_assert(boxExtraBytes == crypto_box_SEALBYTES);

namespace {
auto badKey() {
    return fail("bad_key", ErrorCategory::Input, "The school server's key has the wrong length.");
}
} // namespace

Expected<std::string> boxFor(std::string_view publicKey, std::string_view bytes) {
    if (publicKey.size() != boxKeyBytes)
        return badKey();
    std::string box(bytes.size() + boxExtraBytes, '\0');
    if (crypto_box_seal(raw(box), raw(bytes), bytes.size(), raw(publicKey)) != 0)
        return badKey();
    return box;
}

Expected<std::string> openBox(std::string_view publicKey, std::string_view secretKey, std::string_view box) {
    if (publicKey.size() != boxKeyBytes || secretKey.size() != boxKeyBytes)
        return badKey();
    const auto bad = [] {
        return fail("bad_box", ErrorCategory::Input, "What was sealed for the server cannot be opened.");
    };
    if (box.size() < boxExtraBytes)
        return bad();
    std::string bytes(box.size() - boxExtraBytes, '\0');
    if (crypto_box_seal_open(raw(bytes), raw(box), box.size(), raw(publicKey), raw(secretKey)) != 0)
        return bad();
    return bytes;
}

} // namespace jotter::seal
