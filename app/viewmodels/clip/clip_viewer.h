#pragma once

#include "app/viewmodels/common/services.h"
#include "platform/api/clip_player.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QVideoSink>
#include <QtQml/qqmlregistration.h>

#include <cstdint>

namespace jotter::viewmodels {

/// Shows one clip of the vault. It is opened in memory only.
class ClipViewer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a page's model makes it")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(bool playing READ playing NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)
    /// How much of it was seen: 0 to 1, and in words.
    Q_PROPERTY(double progress READ progress NOTIFY moved FINAL)
    Q_PROPERTY(QString reached READ reached NOTIFY moved FINAL)
    Q_PROPERTY(QString length READ length NOTIFY moved FINAL)

public:
    explicit ClipViewer(const Services& services, QObject* parent = nullptr);
    ~ClipViewer() override;

    [[nodiscard]] bool isOpen() const { return state_ != State::Closed; }
    [[nodiscard]] bool playing() const { return state_ == State::Playing; }
    [[nodiscard]] QString sentence() const { return sentence_; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString reached() const;
    [[nodiscard]] QString length() const; ///< empty while it is not known

    /// Plays this one from its beginning.
    Q_INVOKABLE void show(const QString& sha, QVideoSink* screen);
    /// Stops it where it is, goes on, or begins again.
    Q_INVOKABLE void toggle();
    /// Nothing of it is remembered: somebody else may be here now.
    Q_INVOKABLE void close();
    void pause();

Q_SIGNALS:
    void changed();
    void moved();

private:
    enum class State { Closed, Playing, Paused, Over };
    [[nodiscard]] bool shown() const { return state_ == State::Playing || state_ == State::Paused; }
    void forget();
    void go(State state, const QString& sentence = {});

    media::Vault* vault_;
    QThreadPool* pool_;
    QPointer<platform::ClipPlayer> player_;
    QString sha_;
    QPointer<QVideoSink> screen_;
    State state_ = State::Closed;
    QString sentence_;
    int reached_ = 0; ///< milliseconds
    int length_ = 0;
    std::uint64_t question_ = 0; ///< answers to older questions are thrown away
};

} // namespace jotter::viewmodels
