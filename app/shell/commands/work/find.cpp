#include "app/shell/commands/work/find.h"

#include <QString>

namespace jotter::shell {

namespace {
QString folded(const std::string& text) {
    return QString::fromStdString(text).simplified().toCaseFolded();
}

/// `names` gives the id first, then every whole name by which a thing is known.
template <class Thing, class Names>
Expected<Thing> find(const std::vector<Thing>& things, const std::string& wanted, const char* kind,
                     Names names) {
    const auto asked = folded(wanted);
    std::vector<const Thing*> whole;
    std::vector<const Thing*> part;
    for (const auto& thing : things) {
        const std::vector<std::string> known = names(thing);
        if (known.front() == wanted)
            return thing;
        bool isWhole = false;
        bool isPart = false;
        for (std::size_t i = 1; i < known.size(); ++i) {
            const auto name = folded(known[i]);
            isWhole = isWhole || name == asked;
            isPart = isPart || (!asked.isEmpty() && name.contains(asked));
        }
        if (isWhole)
            whole.push_back(&thing);
        if (isPart)
            part.push_back(&thing);
    }
    const auto& found = whole.empty() ? part : whole;
    if (found.size() == 1)
        return *found.front();
    if (found.empty())
        return fail("not_found", ErrorCategory::Input, std::string("There is no such ") + kind + " here.");
    return fail("several_found", ErrorCategory::Input,
                std::string("More than one ") + kind + " fits; give the whole name or the id.");
}
} // namespace

Expected<domain::Adult> findAdult(const std::vector<domain::Adult>& adults, const std::string& wanted) {
    return find(adults, wanted, "adult", [](const domain::Adult& adult) {
        return std::vector{adult.id.toString(), adult.name};
    });
}

Expected<domain::Pupil> findPupil(const std::vector<domain::Pupil>& pupils, const std::string& wanted) {
    return find(pupils, wanted, "pupil", [](const domain::Pupil& pupil) {
        return std::vector{pupil.id.toString(), pupil.given + " " + pupil.family, pupil.fullName(),
                           pupil.shortName()};
    });
}

Expected<domain::Step> findStep(const std::vector<domain::Step>& steps, const std::string& wanted) {
    return find(steps, wanted, "step", [](const domain::Step& step) {
        return std::vector{step.id.toString(), step.text};
    });
}

Expected<domain::HelpLevel> findHelp(const domain::HelpScale& scale, const std::string& wanted) {
    return find(scale.levels, wanted, "level of help", [](const domain::HelpLevel& level) {
        return std::vector{level.id, level.label};
    });
}

} // namespace jotter::shell
