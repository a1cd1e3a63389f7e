#pragma once

#include "platform/api/sound.h"

#include <QByteArray>
#include <QObject>

namespace jotter::platform {

/// One microphone. What it hears stays in memory: nothing is ever written to a file.
class Microphone : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// False where there is no microphone or no permission. The question may look for devices, which takes a
    /// moment: to be asked when somebody wants to speak.
    [[nodiscard]] virtual bool available() = 0;
    virtual void start() = 0;
    /// Nothing is `heard` any more when it returns; what was heard until then was told before.
    virtual void stop() = 0;

Q_SIGNALS:
    void heard(const QByteArray& sound); ///< the next part, as in platform/api/sound.h
    void failed();                       ///< it went away, or may not be used: nothing more is heard
};

} // namespace jotter::platform
