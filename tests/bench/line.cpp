// The slow line for a peer: `bench-line PORT` prints a port of this machine from which everything goes to
// PORT over a line of 10 Mbit/s and 40 ms there and back, until standard input ends.
#include "tests/bench/slow_line.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <limits>

int main(int argc, char** argv) {
    if (argc != 2)
        return EXIT_FAILURE;
    const jotter::support::Line line(static_cast<std::uint16_t>(std::atoi(argv[1])), jotter::bench::slowLine);
    std::printf("%u\n", line.port());
    std::fflush(stdout);
    std::cin.ignore(std::numeric_limits<std::streamsize>::max());
    return EXIT_SUCCESS;
}
