#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QSize>
#include <QString>
#include <QStringList>

#include <memory>
#include <stdexcept>

namespace jotter::journeys {

/// A step of a journey that did not go as a person would expect; `what()` says how.
class JourneyFailed : public std::runtime_error {
public:
    explicit JourneyFailed(const QString& why)
        : std::runtime_error(why.toStdString()) {}
};

/// One tablet: the real app in a process of its own, with a window that is touched and read through a pipe
/// (tests/support/touch). Every method that asks something of the screen throws JourneyFailed when it cannot
/// be had in time.
class Tablet {
public:
    struct Options {
        QString profile; ///< folder
        QSize size{1280, 800};
        bool dark = false;
        QString camera;   ///< folder of JPEG files that the camera sees
        QStringList more; ///< further words of the command line
    };
    explicit Tablet(Options options);
    ~Tablet();

    void start();
    /// As if the battery fell out.
    void kill();
    /// Closes the app as a person does.
    void close();
    [[nodiscard]] bool running() const { return process_ && process_->state() == QProcess::Running; }

    void tap(const QString& name, const QString& role = {}, int nth = 0);
    /// Touches and stays until what a finger held down does has happened.
    void hold(const QString& name, const QString& role = {});
    void type(const QString& text);
    void key(Qt::Key key);
    void swipe(const QString& name, int dy);
    /// The same with a finger that rests at its end: nothing goes on moving.
    void drag(const QString& name, int dy);
    void resize(const QSize& size);
    void waitFor(const QString& words, int seconds = 20);
    void waitGone(const QString& words, int seconds = 20);
    /// Looks at the screen for so long and does nothing.
    void pause(int seconds);
    /// Once the screen rests, or moves as a film does.
    void shot(const QString& file);
    [[nodiscard]] int taps();
    /// Role, name and place of all that is shown.
    [[nodiscard]] QJsonArray read();
    [[nodiscard]] bool says(const QString& words);

    /// Where the app's log of this run went.
    [[nodiscard]] QString logFile() const { return options_.profile + QStringLiteral(".log"); }

private:
    QJsonObject ask(QJsonObject order, int seconds = 15);
    Options options_;
    std::unique_ptr<QProcess> process_;
};

} // namespace jotter::journeys
