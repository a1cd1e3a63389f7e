#pragma once

#include "sync/change/error.h"

#include <SQLiteCpp/Exception.h>

#include <type_traits>
#include <utility>

namespace jotter::store {

/// What went wrong with the database, said so that an adult in a classroom knows what is safe and what to do.
/// Codes: "disk_full", "disk_failed", "store_busy", "wrong_key", "store_damaged", "store_failed".
[[nodiscard]] Error storageError(const SQLite::Exception& exception);

/// Thrown inside the store to give up a transaction with an error that is not the database's.
struct GiveUp {
    Error error;
};

/// Runs `work` and turns what it throws into an error: no exception leaves the store.
template <class Work>
auto guarded(Work&& work) -> Expected<std::invoke_result_t<Work>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            std::forward<Work>(work)();
            return {};
        } else {
            return std::forward<Work>(work)();
        }
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(storageError(exception));
    } catch (const GiveUp& giveUp) {
        return tl::make_unexpected(giveUp.error);
    } catch (const std::exception&) {
        return fail("store_failed", ErrorCategory::Bug,
                    "Something unexpected went wrong. What was saved before is safe; please try again.");
    }
}

/// The value, or gives up.
template <class T>
T orGiveUp(Expected<T> value) {
    if (!value)
        throw GiveUp{std::move(value.error())};
    return std::move(*value);
}

} // namespace jotter::store
