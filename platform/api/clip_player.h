#pragma once

#include <QByteArray>
#include <QObject>

class QVideoSink;

namespace jotter::platform {

/// Where a clip is seen and heard. One at a time, from memory: nothing is ever written to a file.
class ClipPlayer : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// From the beginning, in the place of what is seen now. The screen may go away.
    virtual void play(const QByteArray& clip, QVideoSink* screen) = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// No signal follows, and nothing of the clip stays on the screen.
    virtual void stop() = 0;

Q_SIGNALS:
    void reached(int milliseconds, int of); ///< so much of it was seen; a few times a second
    void ended();
    void failed(); ///< it is broken, or there is nothing here to see it with
};

} // namespace jotter::platform
