#pragma once

#include "tests/support/demo_school.h"

namespace jotter::journeys {

/// A walk through every screen of one tablet, and through the states of each that screens.md asks for:
/// nothing there yet, no rights, offline, failed, and what is open over it. Each is left as
/// `out`/<screen>-<size>-<theme>.png.
class Tour {
public:
    struct Size {
        const char* name;
        QSize pixels;
    };
    Tour(const QDir& work, QString out, DemoSchool& school, const Size& size, bool dark);

    void walk();

private:
    void begin();
    void signIn();
    void lesson();
    void capture();
    void clip();
    void group();
    void pupil();
    void pictures();
    void safe();
    void without();
    void shot(const char* screen);

    QString out_;
    QString suffix_;
    DemoSchool& school_;
    Tablet::Options options_;
    Tablet tablet_;
};

} // namespace jotter::journeys
