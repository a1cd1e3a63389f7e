#include "platform/desktop/desktop_face_finder.h"

#include <QImage>
#include <QLoggingCategory>
#include <QPluginLoader>

#include <utility>

namespace jotter::platform {

namespace {
Q_LOGGING_CATEGORY(facesLog, "jotter.faces")
} // namespace

DesktopFaceFinder::DesktopFaceFinder(QString library)
    : library_(std::move(library)) {}

std::vector<QRect> DesktopFaceFinder::find(const QImage& picture) {
    std::call_once(loaded_, [this] {
        QPluginLoader loader(library_);
        finder_ = qobject_cast<FaceFinder*>(loader.instance());
        if (!finder_)
            qCInfo(facesLog) << "faces are not suggested on this device";
    });
    return finder_ ? finder_->find(picture) : std::vector<QRect>{};
}

} // namespace jotter::platform
