#pragma once

#include "platform/api/clip_encoder.h"

#include <QObject>

namespace jotter::platform {

/// What `DesktopClipEncoders` gets from the library.
class ClipsLibrary final : public QObject, public ClipEncoders {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "jotter.ClipEncoders/1")
    Q_INTERFACES(jotter::platform::ClipEncoders)

public:
    ClipsLibrary();
    [[nodiscard]] bool available() override;
    [[nodiscard]] std::unique_ptr<ClipEncoder> begin(bool withSound) override;
};

} // namespace jotter::platform
