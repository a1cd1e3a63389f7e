#include "app/viewmodels/voice/voice_model.h"

#include "app/domain/media_kinds.h"
#include "app/viewmodels/app/words.h"
#include "app/viewmodels/common/toast_model.h"
#include "platform/api/answer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace jotter::viewmodels {

namespace {

constexpr double quietest = -50; ///< dB of full scale: a room in which nobody speaks
/// For so long nothing louder than that is a microphone that is switched off.
constexpr std::chrono::seconds silence{3};

/// How loud it is, from `quietest` to full scale: as decibels, which is how an ear hears.
double loudness(const QByteArray& sound) {
    const auto* samples = reinterpret_cast<const qint16*>(sound.constData());
    const auto count = sound.size() / platform::sampleBytes;
    double power = 0;
    for (qsizetype i = 0; i < count; ++i)
        power += std::pow(samples[i] / 32'768.0, 2);
    if (count == 0 || power <= 0)
        return 0;
    const double decibels = 10 * std::log10(power / static_cast<double>(count));
    return std::clamp(1 - decibels / quietest, 0.0, 1.0);
}

constexpr qint64 samplesOf(std::chrono::seconds time) {
    return time.count() * platform::soundRate;
}

} // namespace

VoiceModel::VoiceModel(const Services& services, QObject* parent)
    : QObject(parent)
    , microphone_(services.microphone)
    , intake_(services.vault)
    , player_(services) {
    undoTime_.setSingleShot(true);
    undoTime_.setInterval(ToastModel::undoTime);
    connect(&undoTime_, &QTimer::timeout, this, &VoiceModel::forget);
    if (!microphone_)
        return;
    connect(microphone_, &platform::Microphone::heard, this, &VoiceModel::hear);
    connect(microphone_, &platform::Microphone::failed, this, [this] {
        end(samples_ == 0 ? noMicrophone()
                          : tr("The microphone went away; what was said until then is kept."));
    });
}

QString VoiceModel::time() const {
    return words::length(length());
}

QString VoiceModel::left() const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(media::longestVoice - length());
    return recording_ && left <= countedDown ? tr("%1 seconds left").arg(left.count()) : QString();
}

std::chrono::milliseconds VoiceModel::length() const {
    return std::chrono::milliseconds{samples_ * 1000 / platform::soundRate};
}

void VoiceModel::show(const std::vector<MediumRef>& media, const std::optional<Sha256>& goingOn) {
    QStringList notes;
    for (const auto& medium : media)
        if (medium.kind == domain::voiceKind && medium.sha256 != goingOn)
            notes.append(QString::fromStdString(medium.sha256.toHex()));
    if (notes == notes_)
        return;
    notes_ = std::move(notes);
    for (const auto& sha : std::as_const(notes_))
        player_.measure(sha);
    Q_EMIT changed();
}

void VoiceModel::close() {
    stop();
    player_.close();
    forget();
    notes_.clear();
    tell({});
}

QString VoiceModel::noMicrophone() {
    return tr("There is no microphone to use here, or it is not allowed: look in the tablet's settings. You "
              "can write instead.");
}

void VoiceModel::record() {
    if (recording_)
        return;
    player_.stop();
    if (!microphone_ || !microphone_->available())
        return tell(noMicrophone());
    recording_ = true;
    samples_ = 0;
    keptUntil_ = 0;
    anything_ = false;
    level_ = 0;
    intake_.begin();
    tell({});
    Q_EMIT heard();
    microphone_->start();
}

void VoiceModel::hear(const QByteArray& sound) {
    if (!recording_)
        return;
    const auto room = (samplesOf(media::longestVoice) - samples_) * platform::sampleBytes;
    const auto taken = sound.left(room);
    samples_ += taken.size() / platform::sampleBytes;
    intake_.hear(taken);
    level_ = loudness(taken);
    anything_ = anything_ || level_ > 0;
    // A slow disk is not asked for more than it can take.
    if (keeping_ == 0 && samples_ - keptUntil_ >= samplesOf(keptUntil_ == 0 ? keptFirst : keptEvery))
        keep(true);
    if (samples_ >= samplesOf(media::longestVoice))
        return end(tr("Three minutes are full: this voice note is kept. You can begin another."));
    if (!anything_ && samples_ >= samplesOf(silence))
        tell(tr("Nothing is heard yet. Is the microphone covered or switched off?"));
    else if (anything_ && !sentence_.isEmpty())
        tell({});
    Q_EMIT heard();
}

void VoiceModel::stop() {
    if (recording_)
        end(samples_ == 0 ? tr("Nothing was heard, so nothing is kept.") : QString());
}

/// What the microphone still tells as it is stopped belongs to the note.
void VoiceModel::end(const QString& sentence) {
    if (!recording_)
        return;
    if (samples_ < samplesOf(media::longestVoice))
        microphone_->stop();
    if (!std::exchange(recording_, false)) // and with it the time was over
        return;
    microphone_->stop();
    if (samples_ > 0)
        keep(false);
    tell(sentence);
    Q_EMIT heard();
}

void VoiceModel::keep(bool goesOn) {
    keptUntil_ = samples_;
    ++keeping_;
    const auto note = goesOn ? intake_.keep() : intake_.finish();
    whenAnswered(note, this, [this, goesOn](const Expected<MediumRef>& kept) {
        --keeping_;
        if (kept)
            return;
        // What was kept before stays; more than that there is no room for.
        if (goesOn && std::exchange(recording_, false))
            microphone_->stop();
        tell(QString::fromStdString(kept.error().text));
        Q_EMIT heard();
    });
    Q_EMIT spoken(note, goesOn);
}

void VoiceModel::takeAway(const QString& sha) {
    forget();
    player_.stop();
    takenAway_ = sha;
    undoTime_.start();
    Q_EMIT changed();
}

void VoiceModel::undo() {
    undoTime_.stop();
    takenAway_.clear();
    Q_EMIT changed();
}

/// What was taken away is now gone for good.
void VoiceModel::forget() {
    undoTime_.stop();
    if (const auto sha = std::exchange(takenAway_, {}); !sha.isEmpty())
        Q_EMIT removeAsked(sha);
}

void VoiceModel::tell(const QString& sentence) {
    sentence_ = sentence;
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
