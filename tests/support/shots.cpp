#include "tests/support/shots.h"

#include "tests/support/drawn_faces.h"
#include "tests/support/tour.h"

#include <array>

namespace jotter::journeys {

namespace {
constexpr std::array sizes{Tour::Size{"tablet", {1280, 800}}, Tour::Size{"portrait", {800, 1280}},
                           Tour::Size{"phone", {390, 844}}};
} // namespace

void takeShots(const QDir& work, const QString& out, const std::function<void(const QString&)>& tell) {
    QDir().mkpath(out);
    DemoSchool school(work);
    school.open();
    // By its name it is the second picture of the camera.
    if (!test::drawnGroup().save(QDir(school.camera()).filePath(QStringLiteral("group.jpg")), "JPEG", 92))
        throw JourneyFailed(QStringLiteral("the camera's second picture could not be drawn"));
    for (const auto& size : sizes) {
        for (const bool dark : {false, true}) {
            tell(QStringLiteral("%1, %2").arg(QLatin1String(size.name),
                                              dark ? QStringLiteral("dark") : QStringLiteral("light")));
            Tour(work, out, school, size, dark).walk();
        }
    }
    tell(QStringLiteral("Screenshots are in %1").arg(out));
}

} // namespace jotter::journeys
