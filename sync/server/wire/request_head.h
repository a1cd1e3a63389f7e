#pragma once

#include <string_view>

namespace jotter::server {

/// How far the head of a request, the lines up to the empty one, has come.
enum class RequestHead { Incomplete, Whole, Refused };

/// Looks at the bytes of a request from its first one, before they are parsed. Refused as soon as there is
/// something that a proxy may understand in another way than this server: a line end that is not CR LF, a
/// header that goes on in the next line (obs-fold), a control character (RFC 9112, sections 2.2 and 5.2).
[[nodiscard]] RequestHead lookAtHead(std::string_view bytes);

} // namespace jotter::server
