#pragma once

#include "platform/api/sound.h"

#include <QByteArray>
#include <QObject>

namespace jotter::platform {

/// Where a voice note is heard. One sound at a time, from memory.
class Speaker : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// From the beginning, in the place of what is heard now. As in platform/api/sound.h.
    virtual void play(const QByteArray& sound) = 0;
    /// No signal follows.
    virtual void stop() = 0;

Q_SIGNALS:
    void reached(int milliseconds); ///< so much of it was heard; a few times a second
    void ended();
    void failed(); ///< there is nothing here to hear it with
};

} // namespace jotter::platform
