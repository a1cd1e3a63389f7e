#include "app/viewmodels/clip/clip_viewer.h"

#include "app/viewmodels/app/words.h"
#include "platform/api/answer.h"

#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>

namespace jotter::viewmodels {

namespace {
Expected<std::string> open(media::Vault* vault, const QString& sha) {
    const auto hash = Sha256::parse(sha.toStdString());
    if (!vault || !hash)
        return fail("medium_missing", ErrorCategory::Storage, "This clip is not on this tablet.");
    return vault->readAll(*hash);
}
} // namespace

ClipViewer::ClipViewer(const Services& services, QObject* parent)
    : QObject(parent)
    , vault_(services.vault)
    , pool_(services.mediaPool)
    , player_(services.clipPlayer) {
    if (!player_)
        return;
    connect(player_, &platform::ClipPlayer::reached, this, [this](int milliseconds, int of) {
        if (!shown())
            return;
        length_ = of;
        reached_ = std::min(milliseconds, of);
        Q_EMIT moved();
    });
    connect(player_, &platform::ClipPlayer::ended, this, [this] {
        if (!shown())
            return;
        reached_ = length_;
        go(State::Over);
    });
    connect(player_, &platform::ClipPlayer::failed, this, [this] {
        if (shown())
            go(State::Over, tr("This clip cannot be shown here; it is safe."));
    });
}

ClipViewer::~ClipViewer() {
    close();
}

double ClipViewer::progress() const {
    return length_ > 0 ? static_cast<double>(reached_) / length_ : 0;
}

QString ClipViewer::reached() const {
    return words::length(std::chrono::milliseconds{reached_});
}

QString ClipViewer::length() const {
    return length_ > 0 ? words::length(std::chrono::milliseconds{length_}) : QString();
}

void ClipViewer::show(const QString& sha, QVideoSink* screen) {
    forget();
    sha_ = sha;
    screen_ = screen;
    if (!player_ || !pool_)
        return go(State::Over, tr("This clip cannot be shown here; it is safe."));
    go(State::Playing);
    whenAnswered(QtConcurrent::run(pool_, [vault = vault_, sha] { return open(vault, sha); }), this,
                 [this, question = question_](const Expected<std::string>& clip) {
                     if (question != question_)
                         return;
                     if (!clip || !screen_)
                         return go(State::Over, clip ? QString() : QString::fromStdString(clip.error().text));
                     player_->play(QByteArray::fromStdString(*clip), screen_);
                 });
}

void ClipViewer::toggle() {
    switch (state_) {
    case State::Playing:
        return pause();
    case State::Paused:
        player_->resume();
        return go(State::Playing);
    case State::Over:
        if (screen_)
            show(sha_, screen_);
        break;
    case State::Closed:
        break;
    }
}

void ClipViewer::pause() {
    if (state_ != State::Playing)
        return;
    if (length_ == 0) { // it has not begun, and does not
        forget();
        return go(State::Over);
    }
    player_->pause();
    go(State::Paused);
}

void ClipViewer::forget() {
    ++question_;
    if (player_ && state_ != State::Closed)
        player_->stop();
    reached_ = 0;
    length_ = 0;
}

void ClipViewer::close() {
    forget();
    sha_.clear();
    if (state_ != State::Closed)
        go(State::Closed);
}

void ClipViewer::go(State state, const QString& sentence) {
    state_ = state;
    sentence_ = sentence;
    Q_EMIT moved();
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
