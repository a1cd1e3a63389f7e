#include "app/viewmodels/clip/clip_model.h"

#include "app/viewmodels/app/words.h"
#include "platform/api/answer.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

namespace {
/// The ring moves, the time is told, and a camera that gives nothing any more ends in its time too.
constexpr std::chrono::milliseconds glanceEvery{100};
} // namespace

ClipModel::ClipModel(const Services& services, QObject* parent)
    : QObject(parent)
    , camera_(services.camera)
    , microphone_(services.microphone)
    , intake_(services)
    , viewer_(services)
    , stopwatch_([this] { return std::chrono::milliseconds{clock_.elapsed()}; }) {
    glance_.setInterval(glanceEvery);
    connect(&glance_, &QTimer::timeout, this, &ClipModel::glance);
    if (camera_)
        connect(camera_, &platform::Camera::availableChanged, this, [this] {
            if (recording_ && !camera_->available())
                end(tr("The camera went away; what was filmed until then is kept."));
        });
    if (!microphone_)
        return;
    connect(microphone_, &platform::Microphone::heard, this, [this](const QByteArray& sound) {
        if (recording_ && hears_)
            intake_.hear(sound);
    });
    connect(microphone_, &platform::Microphone::failed, this, [this] {
        if (recording_ && std::exchange(hears_, false))
            tell(tr("The microphone went away: from here on the clip has no sound."));
    });
}

double ClipModel::progress() const {
    return std::min(1.0, static_cast<double>(length_.count()) / std::chrono::milliseconds(longest).count());
}

QString ClipModel::time() const {
    return words::length(length_);
}

QString ClipModel::left() const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(longest - length_);
    return recording_ && left <= countedDown ? tr("%1 seconds left").arg(left.count()) : QString();
}

void ClipModel::open(QVideoSink* viewfinder) {
    if (viewfinder_)
        viewfinder_->disconnect(this);
    viewfinder_ = viewfinder;
    if (viewfinder_)
        connect(viewfinder_, &QVideoSink::videoFrameChanged, this, &ClipModel::see);
    offered_ = viewfinder_ && intake_.available();
    tell({});
}

void ClipModel::record() {
    if (recording_ || !offered_ || !camera_ || !camera_->available())
        return;
    viewer_.close();
    hears_ = microphone_ && microphone_->available();
    seen_ = false;
    length_ = {};
    keptUntil_ = {};
    intake_.begin(hears_);
    recording_ = true;
    tell(hears_ ? QString() : tr("There is no microphone to use here: the clip has no sound."));
    Q_EMIT moved();
    clock_.start();
    glance_.start();
    if (hears_)
        microphone_->start();
}

void ClipModel::see(const QVideoFrame& frame) {
    if (!recording_ || !frame.isValid())
        return;
    const auto at = stopwatch_();
    if (at >= longest)
        return glance();
    seen_ = true;
    intake_.see(frame, at);
    glance();
}

void ClipModel::glance() {
    if (!recording_)
        return;
    length_ = std::min<std::chrono::milliseconds>(stopwatch_(), longest);
    Q_EMIT moved();
    if (length_ >= longest)
        return end(tr("Thirty seconds are full: this clip is kept. You can begin another."));
    // A slow disk is not asked for more than it can take.
    if (seen_ && keeping_ == 0 && length_ - keptUntil_ >= (keptUntil_.count() == 0 ? keptFirst : keptEvery))
        keep(true);
}

void ClipModel::stop() {
    end({});
}

void ClipModel::close() {
    end({}, false);
    viewer_.close();
}

void ClipModel::end(const QString& sentence, bool told) {
    if (!recording_)
        return;
    glance_.stop();
    if (hears_)
        microphone_->stop(); // what it still tells belongs to the clip
    recording_ = false;
    if (seen_)
        keep(false);
    tell(seen_ ? QString() : tr("Nothing was filmed, so nothing is kept."));
    Q_EMIT moved();
    if (told && seen_)
        Q_EMIT ended(sentence);
}

void ClipModel::keep(bool goesOn) {
    keptUntil_ = length_;
    ++keeping_;
    const auto clip = goesOn ? intake_.keep() : intake_.finish();
    whenAnswered(clip, this, [this, goesOn](const Expected<MediumRef>& kept) {
        --keeping_;
        if (kept || (goesOn && kept.error().code == ClipIntake::nothingYet))
            return;
        // What was kept before stays; more than that there is no room for.
        if (goesOn && std::exchange(recording_, false)) {
            glance_.stop();
            if (hears_)
                microphone_->stop();
        }
        tell(QString::fromStdString(kept.error().text));
    });
    Q_EMIT filmed(clip, goesOn);
}

void ClipModel::tell(const QString& sentence) {
    sentence_ = sentence;
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
