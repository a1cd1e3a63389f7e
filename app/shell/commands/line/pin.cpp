#include "app/shell/commands/line/pin.h"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace jotter::shell {

namespace {
/// Keeps a terminal from showing what is typed, for as long as it lives.
class Unseen {
public:
    Unseen() {
        if (isatty(STDIN_FILENO) == 0 || tcgetattr(STDIN_FILENO, &before_) != 0)
            return;
        std::fputs("PIN: ", stderr);
        auto now = before_;
        now.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &now) == 0;
    }
    ~Unseen() {
        if (!changed_)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::fputc('\n', stderr);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool changed_ = false;
};
} // namespace

Expected<std::string> readPin() {
    const Unseen unseen;
    std::array<char, 32> line{};
    std::string pin;
    if (std::fgets(line.data(), static_cast<int>(line.size()), stdin))
        pin = line.data();
    while (!pin.empty() && (pin.back() == '\n' || pin.back() == '\r'))
        pin.pop_back();
    const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
    if (pin.size() < 4 || pin.size() > 8 || !digits)
        return fail("no_pin", ErrorCategory::Auth,
                    "Give the adult's PIN, digits only, on the standard input.");
    return pin;
}

} // namespace jotter::shell
