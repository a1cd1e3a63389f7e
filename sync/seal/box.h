#pragma once

#include "sync/change/error.h"

#include <string>
#include <string_view>

/// What a tablet may still have to send but must not be able to read any more: sealed to the school server's
/// public key (libsodium's sealed box), which only the server opens.
namespace jotter::seal {

inline constexpr std::size_t boxKeyBytes = 32;   ///< of a public and of a secret key
inline constexpr std::size_t boxExtraBytes = 48; ///< by which a box is longer than what is in it

/// A box for the holder of `publicKey`'s secret. `Input` error "bad_key" when that is no key.
[[nodiscard]] Expected<std::string> boxFor(std::string_view publicKey, std::string_view bytes);
/// `Input` error "bad_box" when it is damaged or was made for somebody else.
[[nodiscard]] Expected<std::string> openBox(std::string_view publicKey, std::string_view secretKey,
                                            std::string_view box);

} // namespace jotter::seal
