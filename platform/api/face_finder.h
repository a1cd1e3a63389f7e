#pragma once

#include <QRect>
#include <QtPlugin>

#include <vector>

class QImage;

namespace jotter::platform {

/// Finds where faces may be, so that a person can choose one with a touch. It never tells whose they are, and
/// nobody keeps what it tells.
class FaceFinder {
public:
    virtual ~FaceFinder() = default;

    /// The squares of the picture, in its pixels, that look like a face; none where this device cannot look.
    /// Takes a while: not on the UI thread. Callable from several threads.
    [[nodiscard]] virtual std::vector<QRect> find(const QImage& picture) = 0;
};

} // namespace jotter::platform

Q_DECLARE_INTERFACE(jotter::platform::FaceFinder, "jotter.FaceFinder/1")
