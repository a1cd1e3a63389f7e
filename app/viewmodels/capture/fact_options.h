#pragma once

#include "app/viewmodels/common/option_list.h"

#include <map>
#include <string>
#include <vector>

/// Facts that chips offer. Ids are what is recorded (domain/README.md, `facts`).
namespace jotter::viewmodels::options {

[[nodiscard]] std::vector<Option> places(const std::map<std::string, std::string>& facts);
[[nodiscard]] std::vector<Option> company(const std::map<std::string, std::string>& facts);

} // namespace jotter::viewmodels::options
