#pragma once

#include <QObject>
#include <QQuickWindow>

#include <vector>

namespace jotter::bench {

/// What each frame of a window costs the thread that makes it: the processor's time of everything that this
/// thread did since the frame before, the events of the app, polish, sync and render. A machine that does
/// other work at the same time does not spoil it, and a display's pace is not in it.
class FrameWatch : public QObject {
    Q_OBJECT

public:
    explicit FrameWatch(QQuickWindow& window);

    /// Forgets what was, and watches from the next frame on.
    void begin();
    /// Seconds a frame, since `begin`.
    [[nodiscard]] const std::vector<double>& costs() const { return costs_; }

private:
    void swapped();

    std::vector<double> costs_;
    double last_ = -1;
};

} // namespace jotter::bench
