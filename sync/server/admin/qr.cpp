#include "sync/server/admin/qr.h"

#include <qrencode.h>

#include <memory>

namespace jotter::server {

namespace {
constexpr int quietZone = 4; ///< modules of margin that readers count on (ISO/IEC 18004)

class Modules {
public:
    explicit Modules(const std::string& text)
        : code_(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free) {}
    [[nodiscard]] bool good() const { return code_ != nullptr; }
    [[nodiscard]] int size() const { return code_->width + 2 * quietZone; }
    [[nodiscard]] bool dark(int x, int y) const {
        x -= quietZone;
        y -= quietZone;
        return x >= 0 && y >= 0 && x < code_->width && y < code_->width &&
               (code_->data[y * code_->width + x] & 1U) != 0;
    }

private:
    std::unique_ptr<QRcode, decltype(&QRcode_free)> code_;
};

auto tooLong() {
    return fail("qr_failed", ErrorCategory::Input, "The code is too long for a QR code.");
}
} // namespace

Expected<std::string> qrForTerminal(const std::string& text) {
    const Modules modules(text);
    if (!modules.good())
        return tooLong();
    std::string lines;
    for (int y = 0; y < modules.size(); y += 2) {
        lines += "\033[30;107m";
        for (int x = 0; x < modules.size(); ++x) {
            const bool upper = modules.dark(x, y);
            const bool lower = modules.dark(x, y + 1);
            lines += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        lines += "\033[0m\n";
    }
    return lines;
}

Expected<std::string> qrAsSvg(const std::string& text) {
    const Modules modules(text);
    if (!modules.good())
        return tooLong();
    const auto size = std::to_string(modules.size());
    std::string path;
    for (int y = 0; y < modules.size(); ++y)
        for (int x = 0; x < modules.size(); ++x)
            if (modules.dark(x, y))
                path += "M" + std::to_string(x) + " " + std::to_string(y) + "h1v1h-1z";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size +
           "\" shape-rendering=\"crispEdges\"><rect width=\"" + size + "\" height=\"" + size +
           "\" fill=\"#fff\"/><path d=\"" + path + "\"/></svg>\n";
}

} // namespace jotter::server
