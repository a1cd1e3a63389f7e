#pragma once

#include "tests/qml/lesson.h"
#include "tests/support/must.h"

#include <filesystem>
#include <string>

namespace jotter::test {

/// A lesson whose clips take as long as a test says.
struct Filming {
    Lesson lesson;
    std::chrono::milliseconds at{0};

    explicit Filming(int pupils = 5)
        : lesson(pupils) {}

    viewmodels::ClipModel& clip() { return *lesson.capture().clip(); }
    /// The camera is open; begins a clip.
    [[nodiscard]] bool begin() {
        clip().setStopwatch([this] { return at; });
        at = {};
        return lesson.touch("film") && clip().recording();
    }
    [[nodiscard]] bool beginOf(const QString& pupil) {
        return lesson.touch("capture-" + pupil) && lesson.touch("addPhoto") && begin();
    }
    void pass(std::chrono::milliseconds time) {
        constexpr auto frame = std::chrono::milliseconds(50);
        for (const auto end = at + time; at < end;) {
            at += frame;
            lesson.camera().frame();
            if (lesson.microphone().listening())
                lesson.microphone().pass(frame);
        }
    }
    [[nodiscard]] QString timeShown() {
        const auto* time = lesson.find("filmTime");
        return time ? time->property("text").toString() : QString();
    }
};

inline std::string bytesOf(Lesson& lesson, const MediumRef& clip) {
    return support::must(lesson.vault().readAll(clip.sha256));
}

/// So many files the vault has.
inline std::ptrdiff_t filesOf(Lesson& lesson) {
    const std::filesystem::directory_iterator files(lesson.room().folder() / "media");
    return std::distance(begin(files), end(files));
}

} // namespace jotter::test
