#pragma once

#include "app/viewmodels/app/app_model.h"

namespace jotter::bench {

/// Chooses the adult of JOTTER_BENCH_ADULT and gives the PIN of JOTTER_BENCH_PIN, as a person would who is
/// quick.
inline void signIn(viewmodels::AppModel& model) {
    auto* door = model.signIn();
    door->choose(qEnvironmentVariable("JOTTER_BENCH_ADULT"));
    const auto pin = qgetenv("JOTTER_BENCH_PIN");
    for (const char digit : pin)
        door->digit(digit - '0');
    if (pin.size() < viewmodels::SignInModel::mostDigits)
        door->submit();
}

} // namespace jotter::bench
