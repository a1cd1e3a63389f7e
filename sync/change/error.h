#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace jotter {

/// What kind of failure this is, and so what a caller may do about it. Decide on this and on `code`, never on
/// text.
enum class ErrorCategory {
    Transient, ///< try again later: network, busy, timeout
    Auth,      ///< who is asking is not known, or may not
    Rejected,  ///< understood and refused; the same request will be refused again
    Storage,   ///< the disk or the database failed
    Input,     ///< what was given cannot be used (a broken picture, a bad code)
    Bug,       ///< should not happen
};

/// A failure. `code` is a stable word for programs ("disk_full"); `text` is one plain sentence that is safe
/// to show and to log: never a name, a note or a token.
struct Error {
    std::string code;
    ErrorCategory category = ErrorCategory::Bug;
    std::string text;

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Expected = tl::expected<T, Error>;

/// Shorthand for returning a failure: `return fail("disk_full", ErrorCategory::Storage, "…");`
[[nodiscard]] inline tl::unexpected<Error> fail(std::string code, ErrorCategory category, std::string text) {
    return tl::make_unexpected(Error{std::move(code), category, std::move(text)});
}

} // namespace jotter
