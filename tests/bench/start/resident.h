#pragma once

#include <fstream>
#include <string>

namespace jotter::bench {

/// How much memory this process has in use now, in MB: what Linux calls its resident set.
inline double residentMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

} // namespace jotter::bench
