#pragma once

// What nearly every test reads first, read once for all of them (tests/CMakeLists.txt).
#include <nlohmann/json.hpp>

#include <QtCore>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>
