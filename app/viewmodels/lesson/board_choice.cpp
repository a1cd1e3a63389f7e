#include "app/viewmodels/lesson/board_choice.h"

#include <nlohmann/json.hpp>

namespace jotter::viewmodels::choice {

using nlohmann::json;

namespace {
std::int64_t milliseconds(WallTime time) {
    return time.time_since_epoch().count();
}

WallTime timeOf(const json& milliseconds) {
    return WallTime{std::chrono::milliseconds{milliseconds.get<std::int64_t>()}};
}
} // namespace

std::string settingOf(AdultId adult) {
    return "board.choice." + adult.toString();
}

std::string toText(const domain::BoardChoice& choice) {
    json text{{"group", choice.group.toString()},
              {"lesson", choice.lesson.toString()},
              {"made", milliseconds(choice.made)},
              {"until", milliseconds(choice.until)}};
    if (choice.place)
        text["place"] = *choice.place;
    return text.dump();
}

std::optional<domain::BoardChoice> fromText(const std::string& text) {
    try {
        const auto read = json::parse(text);
        const auto group = domain::GroupId::parse(read.at("group").get<std::string>());
        const auto lesson = domain::LessonId::parse(read.at("lesson").get<std::string>());
        if (!group || !lesson)
            return std::nullopt;
        domain::BoardChoice choice{.group = *group,
                                   .lesson = *lesson,
                                   .made = timeOf(read.at("made")),
                                   .until = timeOf(read.at("until"))};
        if (read.contains("place"))
            choice.place = read.at("place").get<std::string>();
        return choice;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

} // namespace jotter::viewmodels::choice
