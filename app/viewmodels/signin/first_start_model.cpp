#include "app/viewmodels/signin/first_start_model.h"

#include "app/viewmodels/signin/code_reader.h"
#include "platform/api/answer.h"

#include <QImageReader>
#include <QVideoFrame>
#include <QtConcurrentRun>

#include <algorithm>

namespace jotter::viewmodels {

namespace {

constexpr auto codeLetters = 32; // sync/README.md, "Enrolment code"

QString pictureCode(const QString& file) {
    QImageReader reader(file);
    reader.setAutoTransform(true);
    return readQrCode(reader.read());
}

} // namespace

FirstStartModel::FirstStartModel(session::SyncPort& sync, platform::Camera* camera, LoadDemo loadDemo,
                                 QObject* parent)
    : QObject(parent)
    , sync_(sync)
    , camera_(camera)
    , loadDemo_(std::move(loadDemo))
    , tabletName_(tr("Classroom tablet")) {
    if (camera_)
        connect(camera_, &platform::Camera::availableChanged, this, &FirstStartModel::changed);
    connect(&loading_, &QFutureWatcherBase::progressValueChanged, this, [this](int value) {
        const int span = loading_.progressMaximum() - loading_.progressMinimum();
        progress_ = span > 0 ? static_cast<double>(value - loading_.progressMinimum()) / span : 0;
        Q_EMIT changed();
    });
    connect(&loading_, &QFutureWatcherBase::finished, this, [this] {
        stage_ = Stage::Choosing;
        const auto future = loading_.future();
        if (future.isCanceled() || future.resultCount() == 0) {
            fail({});
            return;
        }
        const auto loaded = future.result();
        fail(loaded ? QString{} : words(loaded.error()));
        if (loaded)
            Q_EMIT joined();
    });
}

void FirstStartModel::setCode(const QString& code) {
    if (code == code_)
        return;
    code_ = code;
    sentence_.clear();
    Q_EMIT changed();
}

bool FirstStartModel::codeComplete() const {
    const auto last = code_.section(QLatin1Char('/'), -1).section(QLatin1Char('?'), 0, 0);
    const auto letters =
        std::count_if(last.begin(), last.end(), [](QChar letter) { return letter.isLetterOrNumber(); });
    return letters == codeLetters && code_.contains(QLatin1Char('/'));
}

void FirstStartModel::setTabletName(const QString& name) {
    if (name == tabletName_)
        return;
    tabletName_ = name;
    Q_EMIT changed();
}

void FirstStartModel::join() {
    if (stage_ != Stage::Choosing)
        return;
    stopScan();
    stage_ = Stage::Joining;
    sentence_.clear();
    Q_EMIT changed();
    whenAnswered(sync_.enrol(code_.trimmed().toStdString(), tabletName_.trimmed().toStdString()), this,
                 [this](const Expected<std::string>& school) {
                     stage_ = Stage::Choosing;
                     fail(school ? QString{} : words(school.error()));
                     if (school)
                         Q_EMIT joined();
                 });
}

void FirstStartModel::tryDemo() {
    if (stage_ != Stage::Choosing)
        return;
    stopScan();
    stage_ = Stage::Loading;
    progress_ = 0;
    sentence_.clear();
    Q_EMIT changed();
    loading_.setFuture(loadDemo_());
}

void FirstStartModel::cancel() {
    if (stage_ == Stage::Loading)
        loading_.cancel();
}

void FirstStartModel::scan(QVideoSink* viewfinder) {
    if (!cameraHere() || !viewfinder || scanning_)
        return;
    scanning_ = true;
    frames_ = connect(viewfinder, &QVideoSink::videoFrameChanged, this, &FirstStartModel::look);
    camera_->start(viewfinder);
    Q_EMIT changed();
}

void FirstStartModel::stopScan() {
    if (!scanning_)
        return;
    scanning_ = false;
    disconnect(frames_);
    camera_->stop();
    Q_EMIT changed();
}

void FirstStartModel::look(const QVideoFrame& frame) {
    if (looking_ || !frame.isValid())
        return;
    looking_ = true;
    whenAnswered(QtConcurrent::run([frame] { return readQrCode(frame.toImage()); }), this,
                 [this](const QString& text) {
                     looking_ = false;
                     if (scanning_ && !text.isEmpty())
                         found(text);
                 });
}

void FirstStartModel::readPicture(const QUrl& file) {
    whenAnswered(QtConcurrent::run(pictureCode, file.toLocalFile()), this, [this](const QString& text) {
        if (text.isEmpty())
            fail(tr("No code could be read in that picture; choose one where the code is sharp and whole."));
        else
            found(text);
    });
}

void FirstStartModel::found(const QString& text) {
    stopScan();
    setCode(text);
    if (codeComplete())
        join();
    else
        fail(
            tr("That is a code, but not one for joining a school; ask the school office for the right one."));
}

void FirstStartModel::fail(const QString& sentence) {
    sentence_ = sentence;
    Q_EMIT changed();
}

QString FirstStartModel::words(const Error& error) {
    if (error.code == "bad_enrolment_code")
        return tr("That is not a whole enrolment code; look at it again, letter by letter.");
    if (error.code == "bad_code")
        return tr("The school server does not take this code; codes are good for 10 minutes and once, so ask "
                  "for a new one.");
    if (error.code == "wrong_school" || error.code == "not_our_server")
        return tr("Something else answers where the school server should be; nothing was sent, so try again "
                  "on the school network.");
    if (error.code == "too_many_tries")
        return tr("Too many codes were tried; wait a quarter of an hour, then use a new one.");
    if (error.code == "offline" || error.category == ErrorCategory::Transient)
        return tr("The school server cannot be reached from here; check the network and try again.");
    if (error.code == "disk_full")
        return tr("This tablet is full; make some room and try again.");
    return QString::fromStdString(error.text);
}

} // namespace jotter::viewmodels
