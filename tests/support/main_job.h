#pragma once

#include "tests/support/demo_school.h"
#include "tests/support/tablet.h"

#include <QDir>
#include <QString>

#include <functional>

namespace jotter::journeys {

/// The main job of Jotter from end to end, as `journeys/main_job` proves it and `./run demo` plays it where
/// there is no display: a real school server, two tablets, touches only. The stages are called in this order;
/// each throws JourneyFailed where a person would be let down.
class MainJob {
public:
    struct Options {
        QDir work;        ///< a folder of this run's own
        QString pictures; ///< where screenshots of the stages go; empty = none
        QSize size{1280, 800};
        bool dark = false;
        std::function<void(const QString&)> tell; ///< hears what happens, a sentence a stage
    };
    explicit MainJob(Options options);

    /// The demo school on a server of its own; both tablets enrolled, an adult signed in on each; the server
    /// stops.
    void openSchool();
    /// T1 in one tap, another step in three; taken back with Undo and done again.
    void recordSteps();
    void writeNote();
    /// A note that is spoken, of one pupil.
    void speakNote();
    void filmClip();
    /// T2: a photo for one pupil and one step in four taps.
    void takePhoto();
    /// The tablet dies after it said *saved* and comes back with everything on it.
    void killTablet();
    /// The server comes back: everything reaches it without a touch.
    void arrive();
    /// The server dies after the tablet said *on the school server*, and comes back.
    void killServer();
    /// The second tablet shows all of it without a touch of the first.
    void showOnSecond();
    /// Closes both apps, so that their profiles can be opened.
    void close();

    [[nodiscard]] QString firstProfile() const { return options_.work.filePath(QStringLiteral("first")); }
    [[nodiscard]] QString secondProfile() const { return options_.work.filePath(QStringLiteral("second")); }
    [[nodiscard]] int tapsForStep() const { return tapsForStep_; }
    [[nodiscard]] int tapsForOtherStep() const { return tapsForOtherStep_; }
    [[nodiscard]] int tapsForPhoto() const { return tapsForPhoto_; }

    static constexpr auto pupil = "Elin"; ///< of Harbour Room: has live steps, and photos may be taken
    static constexpr auto note = "Gave me the drink card at snack, then pointed to the jug.";

private:
    void tell(const QString& what);
    void shot(const QString& name);
    void shot(const QString& name, Tablet& tablet);
    /// The voice note of the pupil's timeline is played.
    void hearNote(Tablet& tablet);
    void seeClip(Tablet& tablet);
    /// The pupil's timeline says everything that was recorded; `picture` is of its top.
    void readTimeline(Tablet& tablet, const QString& picture);
    /// How many changes the server holds, as its operator sees it.
    [[nodiscard]] int onServer();
    /// Taps that the orders in `work` took.
    int tapsOf(const std::function<void()>& work);

    Options options_;
    DemoSchool school_;
    Tablet first_;
    Tablet second_;
    int shots_ = 0;
    int onServerBefore_ = 0;
    int tapsForStep_ = 0;
    int tapsForOtherStep_ = 0;
    int tapsForPhoto_ = 0;
};

} // namespace jotter::journeys
