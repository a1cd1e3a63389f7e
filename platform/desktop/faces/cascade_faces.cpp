#include "platform/desktop/faces/cascade_faces.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include <QImage>

#include <mutex>

namespace jotter::platform {

namespace {
/// From one size of face that is looked for to the next. 1.1 finds a little more and takes twice as long.
constexpr double nextSize = 1.15;
/// So many squares that lie on each other make a face; a leaf or a curtain has one or two.
constexpr int agreeing = 4;
} // namespace

struct CascadeFaces::Cascade {
    cv::CascadeClassifier classifier; ///< one thread at a time
    std::mutex looking;
};

CascadeFaces::CascadeFaces(const QByteArray& cascade)
    : cascade_(std::make_unique<Cascade>()) {
    cv::setNumThreads(1); // the other cores are the screen's
    try {
        const cv::FileStorage text(cascade.toStdString(), cv::FileStorage::READ | cv::FileStorage::MEMORY);
        (void)cascade_->classifier.read(text.getFirstTopLevelNode());
    } catch (const cv::Exception&) {
        cascade_->classifier = {};
    }
}

CascadeFaces::~CascadeFaces() = default;

std::vector<QRect> CascadeFaces::find(const QImage& picture) {
    if (picture.isNull())
        return {};
    auto grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const std::lock_guard lock(cascade_->looking);
    std::vector<cv::Rect> found;
    try {
        if (cascade_->classifier.empty())
            return {};
        cv::Mat pixels(grey.height(), grey.width(), CV_8UC1, grey.bits(),
                       static_cast<std::size_t>(grey.bytesPerLine()));
        cv::equalizeHist(pixels, pixels); // a dark hall is as good as a bright one
        cascade_->classifier.detectMultiScale(pixels, found, nextSize, agreeing);
    } catch (const cv::Exception&) {
        return {};
    }
    std::vector<QRect> squares;
    for (const auto& square : found)
        squares.emplace_back(square.x, square.y, square.width, square.height);
    return squares;
}

} // namespace jotter::platform
