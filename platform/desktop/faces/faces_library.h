#pragma once

#include "platform/desktop/faces/cascade_faces.h"

#include <QObject>

namespace jotter::platform {

/// What `DesktopFaceFinder` gets from the library, with OpenCV's own cascade of frontal faces built in.
class FacesLibrary final : public QObject, public FaceFinder {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "jotter.FaceFinder/1")
    Q_INTERFACES(jotter::platform::FaceFinder)

public:
    FacesLibrary();
    [[nodiscard]] std::vector<QRect> find(const QImage& picture) override;

private:
    CascadeFaces faces_;
};

} // namespace jotter::platform
