#pragma once

#include "sync/change/error.h"

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace jotter::support {

/// The value, or the end of the test or benchmark with the error's sentence.
template <class T>
T must(Expected<T> value) {
    if (!value)
        throw std::runtime_error(value.error().code + ": " + value.error().text);
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}

} // namespace jotter::support
