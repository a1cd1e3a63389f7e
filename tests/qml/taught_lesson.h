#pragma once

#include "tests/qml/lesson.h"

#include <QtTest>

namespace jotter::test {

/// Of the lesson's own week: it is a Wednesday, 11:06 by the school's clock.
inline constexpr auto today = 3;

/// A lesson with a timetable of two groups: Harbour Room's pupils are the lesson's, Heron has one of its own.
class TaughtLesson {
public:
    TaughtLesson()
        : lesson(4) {
        heron_ = domain::GroupId{add("group", {{"name", "Year 4 Heron"}, {"kind", "class"}}).value};
        const auto id = newId();
        const auto stream = domain::pupilStream(PupilId{id.value});
        lesson.room().load("pupil", stream, id, {{"given", "Wren"}, {"family", "Lark"}});
        lesson.room().load("membership", stream, newId(),
                           {{"group", heron_.toString()}, {"from", "2020-09-01"}, {"to", nullptr}});
    }

    EntityId teach(const char* subject, const char* from, const char* to, const char* room,
                   domain::GroupId group) {
        return add("lesson", {{"day", today},
                              {"from", from},
                              {"to", to},
                              {"subject", subject},
                              {"group", group.toString()},
                              {"room", room},
                              {"staff", {lesson.room().assistant.toString()}}});
    }
    EntityId add(const char* type, nlohmann::json fields) {
        const auto id = newId();
        lesson.room().load(type, "school", id, std::move(fields));
        return id;
    }
    /// The usual morning: Maths in the hall, then English with the other group.
    void morning() {
        teach("Maths", "10:40", "11:30", "Hall", harbour());
        teach("English", "11:30", "12:15", "Library", heron());
    }
    /// Signs out and in again, with both groups.
    [[nodiscard]] bool signIn() {
        lesson.board().show({});
        lesson.board().show({harbour(), heron()});
        return QTest::qWaitFor(
            [this] { return lesson.board().state() == viewmodels::BoardModel::State::Ready; });
    }
    /// Time goes on, by the clock and on the board.
    void pass(std::chrono::milliseconds time) {
        lesson.room().clock.advance(time);
        lesson.board().tick();
    }
    [[nodiscard]] QString head() { return lesson.board().groupName() + " | " + lesson.board().shortFacts(); }
    [[nodiscard]] QString offer() { return lesson.board().lesson()->offer(); }
    [[nodiscard]] QString place() { return lesson.board().lesson()->place(); }
    [[nodiscard]] domain::GroupId harbour() { return lesson.room().harbour; }
    [[nodiscard]] domain::GroupId heron() const { return heron_; }
    /// What an adult reads in the choice that is open.
    [[nodiscard]] QStringList choices() {
        QStringList labels;
        for (const auto& option : lesson.board().picker()->options()->options())
            labels << option.label + (option.chosen ? "*" : "");
        return labels;
    }
    /// Opens the choice and touches the one of this label.
    [[nodiscard]] bool choose(const QString& opener, const QString& label) {
        if (!lesson.touch(opener) || !QTest::qWaitFor([this] { return lesson.board().picker()->isOpen(); }))
            return false;
        for (const auto& option : lesson.board().picker()->options()->options())
            if (option.label == label)
                return lesson.touch("pick-" + option.id);
        return false;
    }
    [[nodiscard]] QString factOf(const char* pupil) {
        const auto seen = lesson.seen(pupil);
        for (const auto& [name, value] : seen.at(0).facts)
            if (name == "place")
                return QString::fromStdString(value);
        return {};
    }

    Lesson lesson;

private:
    [[nodiscard]] EntityId newId() { return EntityId::make(lesson.room().clock.now(), lesson.room().random); }
    domain::GroupId heron_;
};
} // namespace jotter::test
