#pragma once

#include "app/viewmodels/clip/clip_intake.h"
#include "app/viewmodels/clip/clip_viewer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QVideoSink>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace jotter::viewmodels {

/// The clip of a capture: one touch begins, one ends.
///
///     quiet ──record──▶ recording ──stop, thirty seconds, no camera, a full disk──▶ quiet
///
/// Every few seconds what was filmed so far is kept, so that a tablet that dies loses no more than that.
class ClipModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture makes it")
    Q_PROPERTY(bool offered READ offered NOTIFY changed FINAL)
    Q_PROPERTY(bool recording READ recording NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY moved FINAL)
    Q_PROPERTY(QString time READ time NOTIFY moved FINAL)
    Q_PROPERTY(QString left READ left NOTIFY moved FINAL)
    Q_PROPERTY(jotter::viewmodels::ClipViewer* viewer READ viewer CONSTANT FINAL)

public:
    /// How long it is since the clip began.
    using Stopwatch = std::function<std::chrono::milliseconds()>;

    static constexpr std::chrono::seconds longest{30};
    static constexpr std::chrono::seconds keptFirst{2};
    static constexpr std::chrono::seconds keptEvery{5};
    /// From here on it is said how much time is left.
    static constexpr std::chrono::seconds countedDown{10};

    explicit ClipModel(const Services& services, QObject* parent = nullptr);

    /// This device can make clips. Known once the camera is open.
    [[nodiscard]] bool offered() const { return offered_; }
    [[nodiscard]] bool recording() const { return recording_; }
    /// What went wrong, or why there is no sound; empty when there is nothing to say.
    [[nodiscard]] QString sentence() const { return sentence_; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString time() const;
    [[nodiscard]] QString left() const;
    [[nodiscard]] ClipViewer* viewer() { return &viewer_; }

    /// The camera shows what it sees here; null when it is closed.
    void open(QVideoSink* viewfinder);
    /// Ends and keeps what is being filmed, and tells nobody that it `ended`: the capture goes somewhere
    /// else.
    void close();
    void tell(const QString& sentence);
    /// For tests, where thirty seconds pass at once.
    void setStopwatch(Stopwatch stopwatch) { stopwatch_ = std::move(stopwatch); }

    Q_INVOKABLE void record();
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();
    void moved();
    /// On its way to the vault: all of the clip, or what there is of one that goes on.
    void filmed(QFuture<jotter::Expected<jotter::MediumRef>> clip, bool goesOn);
    /// All of it is `filmed`: by a touch, or for the reason that the sentence tells.
    void ended(const QString& sentence);

private:
    void see(const QVideoFrame& frame);
    void glance();
    void keep(bool goesOn);
    void end(const QString& sentence, bool told = true);

    QPointer<platform::Camera> camera_;
    QPointer<platform::Microphone> microphone_;
    QPointer<QVideoSink> viewfinder_;
    ClipIntake intake_;
    ClipViewer viewer_;
    Stopwatch stopwatch_;
    QElapsedTimer clock_;
    QTimer glance_;
    bool offered_ = false;
    bool recording_ = false;
    bool hears_ = false;
    bool seen_ = false; ///< a frame has come
    std::chrono::milliseconds length_{0};
    std::chrono::milliseconds keptUntil_{0};
    int keeping_ = 0; ///< on their way to the vault
    QString sentence_;
};

} // namespace jotter::viewmodels
