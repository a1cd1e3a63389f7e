#include "app/viewmodels/common/school_options.h"

#include "app/viewmodels/facts/help_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace jotter::viewmodels::options {

namespace {

constexpr std::size_t mostDiscs = 5;

std::size_t plainDiscs(const domain::HelpScale& scale) {
    return scale.levels.size() <= mostDiscs ? scale.levels.size() : mostDiscs - 1;
}

std::vector<Option> levels(std::span<const domain::HelpLevel> part) {
    std::vector<Option> list;
    for (const auto& level : part)
        list.push_back(
            {.id = QString::fromStdString(level.id), .label = helpWord(level.label), .quarters = level.fill});
    return list;
}

} // namespace

std::vector<Option> discs(const domain::HelpScale& scale) {
    const auto plain = plainDiscs(scale);
    auto list = levels(std::span(scale.levels).first(plain));
    if (plain < scale.levels.size())
        list.push_back({.id = QString::fromLatin1(moreHelp),
                        .label = QCoreApplication::translate("SchoolOptions", "More help"),
                        .quarters = 0});
    return list;
}

std::vector<Option> moreLevels(const domain::HelpScale& scale) {
    return levels(std::span(scale.levels).subspan(plainDiscs(scale)));
}

std::vector<Option> allLevels(const domain::HelpScale& scale, const std::string& chosen) {
    auto list = levels(scale.levels);
    for (auto& option : list)
        option.chosen = option.id == QString::fromStdString(chosen);
    return list;
}

Option pupil(const domain::Pupil& pupil) {
    return {.id = QString::fromStdString(pupil.id.toString()),
            .label = QString::fromStdString(pupil.shortName()),
            .initials = QString::fromStdString(pupil.initials()),
            .tint = pupil.tint()};
}

Option step(const domain::Step& step) {
    return {.id = QString::fromStdString(step.id.toString()),
            .label = QString::fromStdString(step.text),
            .detail = QString::fromStdString(step.strand)};
}

} // namespace jotter::viewmodels::options
