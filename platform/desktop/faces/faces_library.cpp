#include "platform/desktop/faces/faces_library.h"

#include <QFile>

namespace jotter::platform {

namespace {
QByteArray builtIn() {
    QFile file(QStringLiteral(":/jotter/faces/frontal.xml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

FacesLibrary::FacesLibrary()
    : faces_(builtIn()) {}

std::vector<QRect> FacesLibrary::find(const QImage& picture) {
    return faces_.find(picture);
}

} // namespace jotter::platform
