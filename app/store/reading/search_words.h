#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jotter::store::read {

/// What somebody typed as an FTS5 expression: every word in it, the words as beginnings. Empty when there is
/// no word in it. Nothing typed is ever read as an operator.
[[nodiscard]] std::string matchExpression(const std::string& typed);
/// The same within one column and these streams alone.
[[nodiscard]] std::string within(const std::vector<std::int64_t>& streams, const std::string& column,
                                 const std::string& match);

} // namespace jotter::store::read
