#pragma once

#include "app/store/queries.h"

#include <string>
#include <string_view>

namespace jotter::shell {

/// "on_tablet", "waiting", "on_server", "needs_look": stable, for programs.
[[nodiscard]] std::string_view safetyCode(store::Safety safety);
/// The words of the Safe? page.
[[nodiscard]] std::string_view safetyWords(store::Safety safety);

/// What is safe, in one sentence.
[[nodiscard]] std::string countsSentence(const store::SafeCounts& counts);

} // namespace jotter::shell
