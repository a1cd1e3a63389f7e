#pragma once

#include "app/viewmodels/common/services.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <cstdint>

namespace jotter::viewmodels {

/// Plays the voice notes of the vault, one at a time. They are opened and decoded in memory only.
class VoicePlayer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a page's model makes it")
    /// The note that is heard, or was heard last.
    Q_PROPERTY(QString sha READ sha NOTIFY changed FINAL)
    Q_PROPERTY(bool playing READ playing NOTIFY changed FINAL)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed FINAL)
    /// How much of it was heard: 0 to 1, and in words.
    Q_PROPERTY(double progress READ progress NOTIFY moved FINAL)
    Q_PROPERTY(QString reached READ reached NOTIFY moved FINAL)
    /// How long the notes are that were `measured`, in words, by hash.
    Q_PROPERTY(QVariantMap lengths READ lengths NOTIFY lengthsChanged FINAL)

public:
    explicit VoicePlayer(const Services& services, QObject* parent = nullptr);
    ~VoicePlayer() override;

    [[nodiscard]] QString sha() const { return sha_; }
    [[nodiscard]] bool playing() const { return playing_; }
    [[nodiscard]] QString sentence() const { return sentence_; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString reached() const;
    [[nodiscard]] QVariantMap lengths() const { return lengths_; }

    /// Plays this one from its beginning; the one that is being heard ends.
    Q_INVOKABLE void toggle(const QString& sha);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void measure(const QString& sha);
    /// Nothing of it is remembered: somebody else may be here now.
    void close();

Q_SIGNALS:
    void changed();
    void moved();
    void lengthsChanged();

private:
    void play(const Expected<QByteArray>& sound);
    void tell(const QString& sentence);

    media::Vault* vault_;
    QThreadPool* pool_;
    QPointer<platform::Speaker> speaker_;
    QString sha_;
    bool playing_ = false;
    QString sentence_;
    int reached_ = 0; ///< milliseconds
    int length_ = 0;
    QVariantMap lengths_;
    std::uint64_t question_ = 0; ///< answers to older questions are thrown away
};

} // namespace jotter::viewmodels
