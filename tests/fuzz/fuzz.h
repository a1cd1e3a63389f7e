#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What each program of this folder is made of. libFuzzer's own parts are in fuzz.cpp.
namespace jotter::fuzz {

/// One reader of bytes from outside.
struct Target {
    const char* name;
    /// Reads the bytes, and checks what must be true of every reading with `holds`.
    void (*run)(std::string_view bytes);
    /// Inputs to start from; made by the code that writes the format, where there is such code.
    std::vector<std::string> (*seeds)();
};

/// Those of this program. The first byte of an input chooses among them.
[[nodiscard]] const std::vector<Target>& targets();

/// Stops the program, which keeps the input, when a promise is broken.
void holds(bool promise, const char* words);

/// Takes a small number off the front of the bytes: 0 when there are none left.
[[nodiscard]] inline std::size_t takeByte(std::string_view& bytes) {
    if (bytes.empty())
        return 0;
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    return byte;
}

} // namespace jotter::fuzz
