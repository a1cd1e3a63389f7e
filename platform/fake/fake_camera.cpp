#include "platform/fake/fake_camera.h"

#include "platform/fake/frame_of.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QPromise>
#include <QVideoFrame>
#include <QVideoSink>

#include <chrono>

namespace jotter::platform {

namespace {
constexpr int viewfinderWidth = 640;
constexpr std::chrono::milliseconds frameEvery{66};
constexpr int movedEachFrame = 4;

/// The picture, so many pixels further to the left; what leaves it there comes in at the right.
QImage moved(const QImage& picture, int pixels) {
    QImage image(picture.size(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.drawImage(-pixels, 0, picture);
    painter.drawImage(picture.width() - pixels, 0, picture);
    return image;
}
} // namespace

FakeCamera::FakeCamera(const QString& folder, Frames frames, QObject* parent)
    : Camera(parent) {
    const QDir dir{folder};
    for (const auto& name :
         dir.entryList({QStringLiteral("*.jpg"), QStringLiteral("*.jpeg")}, QDir::Files, QDir::Name))
        files_.append(dir.filePath(name));
    if (frames == Frames::GoOn)
        clock_.setInterval(frameEvery);
    connect(&clock_, &QTimer::timeout, this, &FakeCamera::frame);
}

bool FakeCamera::available() {
    return pluggedIn_ && !files_.isEmpty();
}

void FakeCamera::start(QVideoSink* viewfinder) {
    viewfinder_ = viewfinder;
    show();
    if (clock_.interval() > 0)
        clock_.start();
}

void FakeCamera::stop() {
    clock_.stop();
    viewfinder_ = nullptr;
}

void FakeCamera::setCanFocus(bool can) {
    canFocus_ = can;
    Q_EMIT canFocusChanged();
}

void FakeCamera::setPluggedIn(bool in) {
    pluggedIn_ = in;
    Q_EMIT availableChanged();
}

void FakeCamera::show() {
    if (!viewfinder_ || files_.isEmpty())
        return;
    QImageReader reader{files_.at(next_)};
    reader.setAutoTransform(true);
    seen_ = reader.read().scaledToWidth(viewfinderWidth, Qt::SmoothTransformation);
    moved_ = 0;
    viewfinder_->setVideoFrame(frameOf(seen_));
}

void FakeCamera::frame() {
    if (!viewfinder_ || seen_.isNull())
        return;
    moved_ = (moved_ + movedEachFrame) % seen_.width();
    viewfinder_->setVideoFrame(frameOf(moved(seen_, moved_)));
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
