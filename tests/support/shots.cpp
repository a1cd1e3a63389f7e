#include "tests/support/shots.h"

#include "tests/support/demo_school.h"

namespace jotter::journeys {

namespace {
struct Size {
    const char* name;
    QSize pixels;
};
constexpr std::array sizes{Size{"tablet", {1280, 800}}, Size{"portrait", {800, 1280}},
                           Size{"phone", {390, 844}}};

QString text(const char* words) {
    return QString::fromUtf8(words);
}

/// One round through the screens of one tablet.
class Round {
public:
    Round(const QDir& work, QString out, DemoSchool& school, const Size& size, bool dark)
        : out_(std::move(out))
        , suffix_(text("-%1-%2.png").arg(text(size.name), dark ? text("dark") : text("light")))
        , school_(school)
        , tablet_({.profile = work.filePath(text("tablet") + suffix_),
                   .size = size.pixels,
                   .dark = dark,
                   .camera = school.camera(),
                   .more = {}}) {}

    void walk() {
        tablet_.start();
        tablet_.waitFor(text("Join my school"));
        shot("first-start");
        school_.join(tablet_, text(DemoSchool::assistant));
        tablet_.waitFor(text("10 pupils"));
        shot("board");
        board();
        tablet_.tap(text("Pupils"), text("PageTab"));
        tablet_.waitFor(text("Amara"));
        shot("pupils");
        tablet_.tap(text("Cerys*"), text("ListItem"));
        tablet_.waitFor(text("Can "));
        tablet_.waitGone(text("Undo")); // of what was recorded for the picture
        shot("pupil");
        tablet_.tap(text("Safe?"), text("PageTab"));
        tablet_.waitFor(text("Waiting to send"));
        shot("safe");
        tablet_.tap(text("Hand over"));
        tablet_.waitFor(text("Who is using this tablet?"));
        shot("sign-in");
        tablet_.tap(text("Search your name"), text("EditableText"));
        tablet_.type(text("Tom"));
        tablet_.tap(text("Tom Pritchard*"));
        shot("pin");
        tablet_.close();
    }

private:
    void board() {
        tablet_.tap(text("Amara: On their own"));
        tablet_.waitFor(text("Saved on this tablet"));
        shot("tick");
        tablet_.tap(text("Photo"), text("Button"));
        tablet_.waitFor(text("Take the photo"));
        shot("camera");
        tablet_.tap(text("Take the photo"));
        tablet_.waitFor(text("Who is it?"));
        shot("who");
        tablet_.tap(text("Cerys"), text("Button"));
        tablet_.tap(text("More…"));
        tablet_.waitFor(text("Who?"));
        shot("capture");
        tablet_.tap(text("Done"));
        tablet_.waitFor(text("Saved on this tablet"));
    }
    void shot(const char* screen) { tablet_.shot(QDir(out_).filePath(text(screen) + suffix_)); }

    QString out_;
    QString suffix_;
    DemoSchool& school_;
    Tablet tablet_;
};
} // namespace

void takeShots(const QDir& work, const QString& out, const std::function<void(const QString&)>& tell) {
    QDir().mkpath(out);
    DemoSchool school(work);
    school.open();
    for (const auto& size : sizes) {
        for (const bool dark : {false, true}) {
            tell(text("%1, %2").arg(text(size.name), dark ? text("dark") : text("light")));
            Round(work, out, school, size, dark).walk();
        }
    }
    tell(text("Screenshots are in %1").arg(out));
}

} // namespace jotter::journeys
