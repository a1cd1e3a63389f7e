// What libFuzzer calls. `program --seeds=FOLDER` writes the inputs to start from there and ends.
#include "tests/fuzz/fuzz.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace jotter::fuzz {

namespace {
void writeSeeds(const std::filesystem::path& folder) {
    char choice = 0;
    for (const auto& target : targets()) {
        int number = 0;
        for (const auto& seed : target.seeds()) {
            std::ofstream file(folder / (std::string(target.name) + "-" + std::to_string(number++)),
                               std::ios::binary);
            file << choice << seed;
            if (!file.flush())
                std::exit(EXIT_FAILURE);
        }
        ++choice;
    }
}
} // namespace

void holds(bool promise, const char* words) {
    if (promise)
        return;
    std::fprintf(stderr, "BROKEN PROMISE: %s\n", words);
    std::abort();
}

} // namespace jotter::fuzz

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
    constexpr std::string_view option = "--seeds=";
    for (int i = 1; i < *count; ++i) {
        const std::string_view word = (*words)[i];
        if (!word.starts_with(option))
            continue;
        jotter::fuzz::writeSeeds(word.substr(option.size()));
        std::exit(EXIT_SUCCESS);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto& all = jotter::fuzz::targets();
    all[jotter::fuzz::takeByte(bytes) % all.size()].run(bytes);
    return 0;
}
