#pragma once

#include "app/viewmodels/safe/safety_watch.h"

#include <QString>
#include <QtQml/qqmlregistration.h>

namespace jotter::viewmodels {

/// The Safe pill on every screen: `● All on the school server`, `◔ 3 on this tablet`, `! 1 needs a look`.
class SafePill final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(int kind READ kind NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString shortText READ shortText NOTIFY changed)

public:
    /// In the order of the kinds of SafePillButton. Until the store has answered, nothing is promised.
    enum class State { Unknown, AllSafe, OnTablet, NeedsLook };
    Q_ENUM(State)

    explicit SafePill(const SafetyWatch& watch, QObject* parent = nullptr);

    [[nodiscard]] State state() const;
    [[nodiscard]] int kind() const { return static_cast<int>(state()); }
    [[nodiscard]] QString text() const;
    /// The same in two or three words, for a phone.
    [[nodiscard]] QString shortText() const;

Q_SIGNALS:
    void changed();

private:
    const SafetyWatch& watch_;
};

} // namespace jotter::viewmodels
