#include "tests/support/tour.h"

namespace jotter::journeys {

namespace {
QString text(const char* words) {
    return QString::fromUtf8(words);
}
} // namespace

Tour::Tour(const QDir& work, QString out, DemoSchool& school, const Size& size, bool dark)
    : out_(std::move(out))
    , suffix_(text("-%1-%2.png").arg(text(size.name), dark ? text("dark") : text("light")))
    , school_(school)
    , options_({.profile = work.filePath(text("tablet") + suffix_),
                .size = size.pixels,
                .dark = dark,
                .camera = school.camera(),
                .more = {}})
    , tablet_(options_) {}

void Tour::shot(const char* screen) {
    tablet_.shot(QDir(out_).filePath(text(screen) + suffix_));
}

void Tour::walk() {
    begin();
    lesson();
    capture();
    clip();
    group();
    pupil();
    safe();
    signIn();
    without();
}

void Tour::begin() {
    tablet_.start();
    tablet_.waitFor(text("Join my school"));
    shot("first-start");
    const auto code = school_.code();
    school_.server().stop();
    tablet_.tap(text("Enrolment code"), text("EditableText"));
    tablet_.type(code);
    tablet_.tap(text("Join"));
    tablet_.waitGone(text("Joining"));
    shot("first-start-offline");
    school_.server().start();
    tablet_.tap(text("Join"));
    tablet_.waitFor(text("Who is using this tablet?"), 60);
    DemoSchool::signIn(tablet_, text(DemoSchool::assistant));
    tablet_.waitFor(text("All on the school server"), 120);
    tablet_.waitFor(text("10 pupils"));
    shot("board");
}

void Tour::lesson() {
    tablet_.tap(text("Amara: On their own"));
    tablet_.waitFor(text("Saved on this tablet"));
    shot("tick");
    tablet_.tap(text("Amara: *"), text("Button"));
    tablet_.waitFor(text("Steps of Amara"));
    shot("other-step");
    tablet_.key(Qt::Key_Escape);
    tablet_.waitGone(text("Steps of Amara"));
    const auto more = text("Trials, or several pupils");
    const bool narrow = tablet_.says(more);
    tablet_.tap(narrow ? more : text("Trials"), text("Button"));
    if (narrow)
        tablet_.tap(text("Count trials"));
    tablet_.tap(text("Amara: did it"));
    tablet_.waitFor(text("1 of 1"));
    shot("trials");
    tablet_.tap(text("Done"));
    tablet_.waitGone(text("Counting trials"));
}

void Tour::capture() {
    tablet_.tap(text("Note"), text("Button"));
    tablet_.waitFor(text("Who?"));
    shot("capture-empty");
    tablet_.key(Qt::Key_Escape);
    tablet_.waitGone(text("New record"));

    tablet_.tap(text("Photo"), text("Button"));
    tablet_.waitFor(text("Take the photo"));
    shot("camera");
    tablet_.tap(text("Take the photo"));
    tablet_.waitFor(text("Who is it?"));
    shot("who");
    tablet_.tap(text("Cerys"), text("Button"));
    tablet_.waitFor(text("What could Cerys do?"));
    shot("which-step");
    tablet_.tap(text("More…"));
    tablet_.waitFor(text("Who?"));
    shot("capture");
    tablet_.tap(text("Done"));
    tablet_.waitFor(text("Photo · Saved on this tablet"));
}

void Tour::clip() {
    tablet_.tap(text("Photo"), text("Button"));
    tablet_.tap(text("Film a clip"), text("Button"));
    tablet_.pause(3);
    shot("filming");
    tablet_.tap(text("End the clip"));
    tablet_.waitFor(text("Who is it?"));
    tablet_.tap(text("Cerys"), text("Button"));
    tablet_.tap(text("Just the clip"));
    tablet_.waitFor(text("Clip · Saved on this tablet"));
}

/// The second picture that the camera sees has five children in it.
void Tour::group() {
    tablet_.hold(text("Amara, *"), text("Button"));
    tablet_.waitFor(text("1 chosen"));
    tablet_.tap(text("Cerys"), text("CheckBox"));
    tablet_.waitFor(text("2 chosen"));
    shot("several");
    tablet_.tap(text("Photo"), text("Button"));
    tablet_.tap(text("Take the photo"));
    tablet_.waitFor(text("Nothing is hidden."));
    tablet_.pause(2); // rings come a moment later, where there is a finder of faces
    shot("review");
    tablet_.tap(text("The photo: touch a face to hide it"));
    tablet_.waitFor(text("1 face is hidden"));
    shot("review-hidden");
    tablet_.tap(text("Say more"));
    tablet_.waitFor(text("Who?"));
    tablet_.tap(text("Done"));
    tablet_.waitFor(text("Photo · Saved on this tablet"));

    tablet_.tap(text("Photo"), text("Button"));
    tablet_.tap(text("Tag later"), text("CheckBox"));
    tablet_.tap(text("Take the photo"));
    tablet_.waitFor(text("under To finish"));
    shot("camera-later");
    tablet_.tap(text("Leave the camera"));
    tablet_.waitFor(text("To finish: "));
    shot("tray");
}

void Tour::pupil() {
    tablet_.tap(text("Pupils"), text("PageTab"));
    tablet_.waitFor(text("Amara"));
    shot("pupils");
    tablet_.tap(text("Cerys*"), text("ListItem"));
    tablet_.waitFor(text("Can "));
    tablet_.waitGone(text("Undo")); // of what was recorded for the picture
    shot("pupil");
    tablet_.tap(text("Whole passport"), text("Button"));
    tablet_.waitFor(text("Passport of Cerys"));
    shot("passport");
    tablet_.key(Qt::Key_Escape);
    tablet_.waitGone(text("Passport of Cerys"));
    tablet_.tap(text("Raise a concern"), text("Button"));
    tablet_.waitFor(text("Tell the DSL now"));
    shot("concern");
    tablet_.key(Qt::Key_Escape);
    tablet_.waitGone(text("Tell the DSL now"));
    pictures();
    tablet_.swipe(text("What helps me"), -400);
    shot("pupil-timeline");
}

/// The photo and the clip that were just recorded, and what the timeline can be narrowed to.
void Tour::pictures() {
    tablet_.tap(text("Photos"), text("RadioButton"));
    const QSize tall(options_.size.width(), 2600); // both are in sight
    tablet_.resize(tall);
    tablet_.waitFor(text("Show the photo large"));
    tablet_.tap(text("Play the clip"), text("Button"));
    tablet_.waitFor(text("The clip"));
    tablet_.resize(options_.size);
    tablet_.pause(1);
    shot("clip");
    tablet_.tap(text("Close the clip"));
    tablet_.waitGone(text("Close the clip"));
    tablet_.resize(tall);
    tablet_.tap(text("Show the photo large"));
    tablet_.waitFor(text("Close the photo"));
    tablet_.resize(options_.size);
    tablet_.pause(1);
    shot("photo-large");
    tablet_.tap(text("Close the photo"));
    tablet_.waitGone(text("Close the photo"));
    tablet_.tap(text("Any step"));
    tablet_.waitFor(text("Which step?"));
    shot("step-choice");
    tablet_.key(Qt::Key_Escape);
    tablet_.waitGone(text("Which step?"));
    tablet_.tap(text("Any adult"));
    tablet_.waitFor(text("Which adult?"));
    shot("adult-choice");
    tablet_.key(Qt::Key_Escape);
    tablet_.waitGone(text("Which adult?"));
    tablet_.tap(text("All"), text("RadioButton"));
}

void Tour::safe() {
    tablet_.tap(text("Safe?"), text("PageTab"));
    tablet_.waitFor(text("Waiting to send"));
    shot("safe");
    tablet_.tap(text("Settings of this tablet"));
    tablet_.waitFor(text("Language"));
    shot("settings");
    tablet_.key(Qt::Key_Escape);
    tablet_.waitGone(text("Language"));
    school_.server().stop();
    tablet_.tap(text("Lesson"), text("PageTab"));
    tablet_.tap(text("Amara: Gesture"));
    tablet_.waitFor(text("Gesture · Saved on this tablet"));
    tablet_.tap(text("Safe?"), text("PageTab"));
    tablet_.waitFor(text("Waiting to send: 1."));
    shot("safe-offline");
    school_.server().start();
}

void Tour::signIn() {
    tablet_.tap(text("Hand over"));
    tablet_.waitFor(text("Who is using this tablet?"));
    shot("sign-in");
    tablet_.tap(text("Search your name"), text("EditableText"));
    tablet_.type(text("Zz"));
    tablet_.waitFor(text("Nobody of that name"));
    shot("sign-in-nobody");
    tablet_.key(Qt::Key_Backspace);
    tablet_.key(Qt::Key_Backspace);
    tablet_.type(text("Joy"));
    tablet_.tap(text(DemoSchool::assistant) + text("*"));
    shot("pin");
    for (int i = 0; i < 4; ++i)
        tablet_.tap(text("9"));
    tablet_.tap(text("Sign in"), text("Button"));
    tablet_.waitFor(text("That is not your PIN"));
    shot("pin-wrong");
}

/// Where there is no camera and nobody's pupils: an adult whom the office gave no group.
void Tour::without() {
    tablet_.close();
    options_.camera = options_.profile; // a folder without pictures
    Tablet blind(options_);
    blind.start();
    blind.waitFor(text("Who is using this tablet?"));
    DemoSchool::signIn(blind, text(DemoSchool::assistant));
    blind.tap(text("Photo"), text("Button"));
    blind.waitFor(text("Choose a picture"));
    blind.shot(QDir(out_).filePath(text("no-camera") + suffix_));
    blind.close();

    // A store that is none.
    QFile store(QDir(options_.profile).filePath(text("store.db")));
    if (!store.open(QIODevice::WriteOnly) || store.write(QByteArray(8192, 'x')) != 8192)
        throw JourneyFailed(text("the store could not be spoilt"));
    store.close();
    blind.start();
    blind.waitFor(text("Your records cannot be opened just now"));
    blind.shot(QDir(out_).filePath(text("failed") + suffix_));
    blind.close();
}

} // namespace jotter::journeys
