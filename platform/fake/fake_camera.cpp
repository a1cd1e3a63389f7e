#include "platform/fake/fake_camera.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QPromise>
#include <QVideoFrame>
#include <QVideoSink>

#include <cstring>

namespace jotter::platform {

namespace {
constexpr int viewfinderWidth = 640;

QVideoFrame frameOf(const QImage& picture) {
    const auto image = picture.convertToFormat(QImage::Format_RGB32);
    QVideoFrame frame{{image.size(), QVideoFrameFormat::Format_BGRX8888}};
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(frame.bits(0) + y * frame.bytesPerLine(0), image.constScanLine(y),
                    static_cast<std::size_t>(image.width()) * 4);
    frame.unmap();
    return frame;
}
} // namespace

FakeCamera::FakeCamera(const QString& folder, QObject* parent)
    : Camera(parent) {
    const QDir dir{folder};
    for (const auto& name :
         dir.entryList({QStringLiteral("*.jpg"), QStringLiteral("*.jpeg")}, QDir::Files, QDir::Name))
        files_.append(dir.filePath(name));
}

bool FakeCamera::available() {
    return !files_.isEmpty();
}

void FakeCamera::start(QVideoSink* viewfinder) {
    viewfinder_ = viewfinder;
    show();
}

void FakeCamera::stop() {
    viewfinder_ = nullptr;
}

void FakeCamera::show() const {
    if (!viewfinder_ || files_.isEmpty())
        return;
    QImageReader reader{files_.at(next_)};
    reader.setAutoTransform(true);
    viewfinder_->setVideoFrame(
        frameOf(reader.read().scaledToWidth(viewfinderWidth, Qt::SmoothTransformation)));
}

QFuture<Expected<QByteArray>> FakeCamera::takePhoto() {
    QPromise<Expected<QByteArray>> promise;
    promise.start();
    QFile file{available() ? files_.at(next_) : QString{}};
    if (file.open(QIODevice::ReadOnly)) {
        promise.addResult(file.readAll());
        next_ = (next_ + 1) % files_.size();
        show();
    } else {
        promise.addResult(
            fail("no_camera", ErrorCategory::Input, "There is no camera here; choose a picture instead."));
    }
    promise.finish();
    return promise.future();
}

} // namespace jotter::platform
