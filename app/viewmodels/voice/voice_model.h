#pragma once

#include "app/viewmodels/common/services.h"
#include "app/viewmodels/voice/voice_intake.h"
#include "app/viewmodels/voice/voice_player.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <chrono>

namespace jotter::viewmodels {

/// The voice notes of a capture: one touch begins, one ends.
///
///     quiet ──record──▶ recording ──stop, three minutes, no microphone, a full disk──▶ quiet
///
/// Every few seconds what was said so far is kept, so that a tablet that dies loses no more than that.
class VoiceModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture makes it")
    Q_PROPERTY(bool recording READ recording NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)
    Q_PROPERTY(QStringList notes READ notes NOTIFY changed FINAL)
    Q_PROPERTY(QString takenAway READ takenAway NOTIFY changed FINAL)
    Q_PROPERTY(double level READ level NOTIFY heard FINAL)
    Q_PROPERTY(QString time READ time NOTIFY heard FINAL)
    Q_PROPERTY(QString left READ left NOTIFY heard FINAL)
    Q_PROPERTY(jotter::viewmodels::VoicePlayer* player READ player CONSTANT FINAL)

public:
    static constexpr std::chrono::seconds keptFirst{1};
    static constexpr std::chrono::seconds keptEvery{3};
    /// -30 dB of full scale.
    static constexpr double speech = 0.4;
    /// From here on it is said how much time is left.
    static constexpr std::chrono::seconds countedDown{30};

    explicit VoiceModel(const Services& services, QObject* parent = nullptr);

    [[nodiscard]] bool recording() const { return recording_; }
    /// What went wrong, or what to do; empty when there is nothing to say.
    [[nodiscard]] QString sentence() const { return sentence_; }
    /// The hashes of those that are kept, in the order they were spoken.
    [[nodiscard]] QStringList notes() const { return notes_; }
    /// The one that was taken away a moment ago and can still be had back.
    [[nodiscard]] QString takenAway() const { return takenAway_; }
    /// How loud it is, from 0 to 1, as an ear would say.
    [[nodiscard]] double level() const { return level_; }
    /// Somebody speaks near it.
    [[nodiscard]] bool speaking() const { return recording_ && level_ > speech; }
    [[nodiscard]] QString time() const;
    [[nodiscard]] QString left() const;
    [[nodiscard]] VoicePlayer* player() { return &player_; }

    /// What the capture holds now. What is being recorded is none of them yet.
    void show(const std::vector<MediumRef>& media, const std::optional<Sha256>& goingOn);
    /// Nothing more is heard, played or can be had back: the capture is over.
    void close();

    Q_INVOKABLE void record();
    Q_INVOKABLE void stop();
    Q_INVOKABLE void takeAway(const QString& sha);
    Q_INVOKABLE void undo();

Q_SIGNALS:
    void changed();
    void heard();
    /// On its way to the vault: all of the note, or what there is of one that goes on.
    void spoken(QFuture<jotter::Expected<jotter::MediumRef>> note, bool goesOn);
    void removeAsked(const QString& sha);

private:
    void hear(const QByteArray& sound);
    void keep(bool goesOn);
    void end(const QString& sentence);
    void tell(const QString& sentence);
    void forget();
    [[nodiscard]] static QString noMicrophone();
    [[nodiscard]] std::chrono::milliseconds length() const;

    QPointer<platform::Microphone> microphone_;
    VoiceIntake intake_;
    VoicePlayer player_;
    QTimer undoTime_;
    bool recording_ = false;
    qint64 samples_ = 0;    ///< of what is being recorded
    qint64 keptUntil_ = 0;  ///< so many of them
    int keeping_ = 0;       ///< on their way to the vault
    bool anything_ = false; ///< was louder than silence
    double level_ = 0;
    QString sentence_;
    QStringList notes_;
    QString takenAway_;
};

} // namespace jotter::viewmodels
