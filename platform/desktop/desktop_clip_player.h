#pragma once

#include "platform/api/clip_player.h"

#include <QPointer>
#include <QTimer>
#include <QVideoSink>

#include <memory>

class QVideoFrame;

namespace jotter::platform {

/// Plays clips through Qt Multimedia (media_backend.h), with sound where there is something to hear it with.
class DesktopClipPlayer final : public ClipPlayer {
    Q_OBJECT

public:
    explicit DesktopClipPlayer(QObject* parent = nullptr);
    ~DesktopClipPlayer() override;

    void play(const QByteArray& clip, QVideoSink* screen) override;
    void pause() override;
    void resume() override;
    void stop() override;

private:
    class Showing;
    /// Connected to the player's signals, and called only while that clip is the one that is shown: Qt
    /// delivers what it had queued after the player was stopped, too.
    template <class Work>
    [[nodiscard]] auto whileShown(Work work);
    void show(const QVideoFrame& frame);
    void tell();
    void end();
    void breakOff();
    void retire();

    QTimer glance_;
    QPointer<QVideoSink> screen_;
    std::unique_ptr<Showing> showing_; ///< null when nothing is played
    int clips_ = 0;                    ///< so many were begun or ended
};

} // namespace jotter::platform
