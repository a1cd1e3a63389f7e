#include "tests/bench/lesson/frame_watch.h"

#include <ctime>

namespace jotter::bench {

namespace {
double ownSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}
} // namespace

FrameWatch::FrameWatch(QQuickWindow& window) {
    // Without a graphics card frames are made on the thread of the window.
    connect(&window, &QQuickWindow::frameSwapped, this, &FrameWatch::swapped, Qt::DirectConnection);
}

void FrameWatch::begin() {
    costs_.clear();
    last_ = -1;
}

void FrameWatch::swapped() {
    const auto now = ownSeconds();
    if (last_ >= 0)
        costs_.push_back(now - last_);
    last_ = now;
}

} // namespace jotter::bench
