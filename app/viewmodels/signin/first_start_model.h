#pragma once

#include "app/session/sync_port.h"
#include "platform/api/camera.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QString>
#include <QUrl>
#include <QVideoSink>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace jotter::viewmodels {

/// The first start of a tablet that belongs to no school. Two ways lead on: an enrolment code, typed or
/// scanned, or the demo school on this tablet alone.
///
///     Choosing ──▶ Joining ──▶ joined
///        │  ▲         │ failed, with a sentence
///        │  └─────────┤
///        └──▶ Loading ┘──▶ joined
class FirstStartModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(jotter::viewmodels::FirstStartModel::Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY changed)
    Q_PROPERTY(bool codeComplete READ codeComplete NOTIFY changed)
    Q_PROPERTY(QString tabletName READ tabletName WRITE setTabletName NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(bool cameraHere READ cameraHere NOTIFY changed)
    Q_PROPERTY(bool scanning READ scanning NOTIFY changed)

public:
    enum class Stage { Choosing, Joining, Loading };
    Q_ENUM(Stage)

    /// Loads the demo school; reports progress, stops when cancelled. Nothing is sent anywhere.
    using LoadDemo = std::function<QFuture<Expected<void>>()>;

    /// `camera` may be null.
    FirstStartModel(session::SyncPort& sync, platform::Camera* camera, LoadDemo loadDemo,
                    QObject* parent = nullptr);
    /// A load that is under way is called off, and takes itself out again.
    ~FirstStartModel() override { cancel(); }

    [[nodiscard]] Stage stage() const { return stage_; }
    [[nodiscard]] QString code() const { return code_; }
    void setCode(const QString& code);
    /// Long enough to be one: whether it is right the server says.
    [[nodiscard]] bool codeComplete() const;
    [[nodiscard]] QString tabletName() const { return tabletName_; }
    void setTabletName(const QString& name);
    /// What went wrong and what to do next; empty when nothing did.
    [[nodiscard]] QString sentence() const { return sentence_; }
    [[nodiscard]] double progress() const { return progress_; } ///< 0 to 1
    [[nodiscard]] bool cameraHere() const { return camera_ && camera_->available(); }
    [[nodiscard]] bool scanning() const { return scanning_; }

    Q_INVOKABLE void join();
    Q_INVOKABLE void tryDemo();
    Q_INVOKABLE void cancel();
    /// Looks for a code in what the camera sees, until one is found or `stopScan`.
    Q_INVOKABLE void scan(QVideoSink* viewfinder);
    Q_INVOKABLE void stopScan();
    /// Reads the code from a picture file that somebody chose.
    Q_INVOKABLE void readPicture(const QUrl& file);

    /// What a person is told about a failure of joining.
    [[nodiscard]] static QString words(const Error& error);

Q_SIGNALS:
    void changed();
    /// The tablet has a school from now on.
    void joined();

private:
    void fail(const QString& sentence);
    void found(const QString& text);
    void look(const QVideoFrame& frame);

    session::SyncPort& sync_;
    platform::Camera* camera_;
    LoadDemo loadDemo_;
    Stage stage_ = Stage::Choosing;
    QString code_;
    QString tabletName_;
    QString sentence_;
    double progress_ = 0;
    bool scanning_ = false;
    bool looking_ = false;
    QMetaObject::Connection frames_;
    QFutureWatcher<Expected<void>> loading_;
};

} // namespace jotter::viewmodels
