#include "app/shell/commands/work/desk.h"

#include "app/shell/commands/work/work.h"

#include <array>
#include <string_view>

namespace jotter::shell {

Reply carryOut(const Request& request, Desk& desk, const Progress& progress) {
    using Work = Reply (*)(const Request&, Desk&, const Progress&);
    constexpr std::array<std::pair<std::string_view, Work>, 6> works{{{"capture", capture},
                                                                      {"timeline", timeline},
                                                                      {"status", status},
                                                                      {"sync", sync},
                                                                      {"enrol", enrol},
                                                                      {"doctor", doctor}}};
    for (const auto& [name, work] : works)
        if (name == request.command)
            return work(request, desk, progress);
    return refuse(Exit::Usage, "There is no such command.");
}

} // namespace jotter::shell
