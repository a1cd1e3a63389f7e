#include "platform/desktop/desktop_clip_encoders.h"

#include <QLoggingCategory>
#include <QPluginLoader>

#include <utility>

namespace jotter::platform {

namespace {
Q_LOGGING_CATEGORY(clipsLog, "jotter.clips")
} // namespace

DesktopClipEncoders::DesktopClipEncoders(QString library)
    : library_(std::move(library)) {}

bool DesktopClipEncoders::available() {
    load();
    return encoders_ && encoders_->available();
}

std::unique_ptr<ClipEncoder> DesktopClipEncoders::begin(bool withSound) {
    load();
    return encoders_ ? encoders_->begin(withSound) : nullptr;
}

void DesktopClipEncoders::load() {
    std::call_once(loaded_, [this] {
        QPluginLoader loader(library_);
        encoders_ = qobject_cast<ClipEncoders*>(loader.instance());
        if (!encoders_)
            qCInfo(clipsLog) << "clips are not made on this device";
    });
}

} // namespace jotter::platform
