#include "app/viewmodels/voice/voice_player.h"

#include "app/media/voice_decoder.h"
#include "app/viewmodels/app/words.h"
#include "platform/api/answer.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace jotter::viewmodels {

namespace {

template <class Read>
auto openAnd(media::Vault* vault, const QString& sha, const Read& read)
    -> decltype(read(std::string_view())) {
    const auto hash = Sha256::parse(sha.toStdString());
    if (!vault || !hash)
        return fail("medium_missing", ErrorCategory::Storage, "This voice note is not on this tablet.");
    return vault->readAll(*hash).and_then([&](const std::string& file) { return read(file); });
}

int millisecondsOf(const QByteArray& sound) {
    return static_cast<int>(sound.size() / platform::sampleBytes * 1000 / platform::soundRate);
}

} // namespace

VoicePlayer::VoicePlayer(const Services& services, QObject* parent)
    : QObject(parent)
    , vault_(services.vault)
    , pool_(services.mediaPool)
    , speaker_(services.speaker) {
    if (!speaker_)
        return;
    connect(speaker_, &platform::Speaker::reached, this, [this](int milliseconds) {
        if (!playing_)
            return;
        reached_ = std::min(milliseconds, length_);
        Q_EMIT moved();
    });
    connect(speaker_, &platform::Speaker::ended, this, [this] {
        if (playing_)
            stop();
    });
    connect(speaker_, &platform::Speaker::failed, this, [this] {
        if (!playing_)
            return;
        stop();
        tell(tr("There is nothing here to hear it with; the voice note is safe."));
    });
}

VoicePlayer::~VoicePlayer() {
    stop();
}

double VoicePlayer::progress() const {
    return length_ > 0 ? static_cast<double>(reached_) / length_ : 0;
}

QString VoicePlayer::reached() const {
    return words::length(std::chrono::milliseconds{reached_});
}

void VoicePlayer::toggle(const QString& sha) {
    const bool same = playing_ && sha == sha_;
    stop();
    if (same)
        return;
    sha_ = sha;
    playing_ = true;
    length_ = 0;
    tell({});
    const auto decode = [vault = vault_, sha] { return openAnd(vault, sha, media::decodeVoice); };
    whenAnswered(QtConcurrent::run(pool_, decode), this,
                 [this, question = ++question_](const Expected<QByteArray>& sound) {
                     if (question == question_)
                         play(sound);
                 });
}

void VoicePlayer::play(const Expected<QByteArray>& sound) {
    if (!sound || !speaker_) {
        stop();
        return tell(sound ? tr("There is nothing here to hear it with; the voice note is safe.")
                          : QString::fromStdString(sound.error().text));
    }
    length_ = millisecondsOf(*sound);
    speaker_->play(*sound);
}

void VoicePlayer::stop() {
    ++question_;
    if (!playing_)
        return;
    playing_ = false;
    reached_ = 0;
    if (speaker_)
        speaker_->stop();
    Q_EMIT moved();
    Q_EMIT changed();
}

void VoicePlayer::measure(const QString& sha) {
    if (lengths_.contains(sha) || !pool_)
        return;
    const auto ask = [vault = vault_, sha] { return openAnd(vault, sha, media::voiceLength); };
    whenAnswered(QtConcurrent::run(pool_, ask), this,
                 [this, sha](const Expected<std::chrono::milliseconds>& length) {
                     if (!length)
                         return; // it says why when it is to be heard
                     lengths_.insert(sha, words::length(*length));
                     Q_EMIT lengthsChanged();
                 });
}

void VoicePlayer::close() {
    stop();
    sha_.clear();
    lengths_.clear();
    Q_EMIT lengthsChanged();
    tell({});
}

void VoicePlayer::tell(const QString& sentence) {
    sentence_ = sentence;
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
