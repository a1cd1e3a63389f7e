#pragma once

#include "app/store/store.h"
#include "app/viewmodels/signin/adults_model.h"

#include <QFuture>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace jotter::viewmodels {

/// Signing in on a shared tablet: who are you, then your PIN.
///
///     choosing ──choose──▶ PIN ──submit──▶ checking ──▶ signed in
///        ▲ ◀──leave───────┘ ▲ ◀──── no, with a sentence ┘
class SignInModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(jotter::viewmodels::AdultsModel* adults READ adults CONSTANT)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY changed)
    Q_PROPERTY(bool searchable READ searchable NOTIFY changed)
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(bool empty READ empty NOTIFY changed)
    Q_PROPERTY(QString school READ school NOTIFY changed)
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString initials READ initials NOTIFY changed)
    Q_PROPERTY(int tint READ tint NOTIFY changed)
    Q_PROPERTY(int digits READ digits NOTIFY changed)
    Q_PROPERTY(bool complete READ complete NOTIFY changed)
    Q_PROPERTY(bool checking READ checking NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)

public:
    static constexpr int fewestDigits = 4;
    static constexpr int mostDigits = 6;
    static constexpr int manyAdults = 12; ///< more than this and there is a search

    /// Checks the PIN; what it refuses it says in the error's code.
    using SignIn = std::function<QFuture<Expected<void>>(AdultId, std::string pin)>;

    SignInModel(store::Store& store, SignIn signIn, QObject* parent = nullptr);

    /// Asks again who may sign in here; nobody is chosen.
    void open();
    /// Somebody is chosen already: the tablet locked while this adult used it.
    void openFor(AdultId adult);

    [[nodiscard]] AdultsModel* adults() { return &adults_; }
    [[nodiscard]] QString words() const { return words_; }
    void setWords(const QString& words);
    [[nodiscard]] bool searchable() const { return adults_.total() > manyAdults; }
    [[nodiscard]] bool known() const { return known_; }
    [[nodiscard]] bool empty() const { return known_ && adults_.total() == 0; }
    [[nodiscard]] QString school() const { return school_; }
    /// The id of who was chosen; empty while nobody is.
    [[nodiscard]] QString chosen() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString initials() const;
    [[nodiscard]] int tint() const { return AdultsModel::tint(chosen_); }
    [[nodiscard]] int digits() const { return static_cast<int>(pin_.size()); }
    [[nodiscard]] bool complete() const { return digits() >= fewestDigits; }
    [[nodiscard]] bool checking() const { return checking_; }
    [[nodiscard]] QString sentence() const { return sentence_; }

    Q_INVOKABLE void choose(const QString& adult);
    Q_INVOKABLE void digit(int digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void submit();
    Q_INVOKABLE void leave();

    /// What a person is told about a refusal.
    [[nodiscard]] static QString words(const Error& error);

Q_SIGNALS:
    void changed();

private:
    void ask();
    void forgetPin();

    store::Store& store_;
    SignIn signIn_;
    AdultsModel adults_;
    QString words_;
    QString school_;
    AdultId chosen_;
    std::string pin_;
    QString sentence_;
    bool known_ = false;
    bool checking_ = false;
};

} // namespace jotter::viewmodels
