#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <chrono>

namespace jotter::viewmodels {

/// What just happened, for a while, with a way back where there is one.
class ToastModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(QString message READ message NOTIFY changed FINAL)
    Q_PROPERTY(bool shown READ shown NOTIFY changed FINAL)
    Q_PROPERTY(bool undoable READ undoable NOTIFY changed FINAL)
    Q_PROPERTY(bool failed READ failed NOTIFY changed FINAL)

public:
    /// How long Undo is offered (product.md, principle 1).
    static constexpr std::chrono::seconds undoTime{10};

    explicit ToastModel(QObject* parent = nullptr, std::chrono::milliseconds stay = undoTime);

    [[nodiscard]] QString message() const { return message_; }
    [[nodiscard]] bool shown() const { return shown_; }
    [[nodiscard]] bool undoable() const { return undoable_; }
    [[nodiscard]] bool failed() const { return failed_; }

    void tell(const QString& message, bool undoable);
    void tellFailure(const QString& message);

    Q_INVOKABLE void undo();
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void changed();
    void undoAsked();
    /// The message went, or another took its place: what it offered is no longer offered.
    void gone();

private:
    void show(const QString& message, bool undoable, bool failed);

    QTimer timer_;
    QString message_;
    bool shown_ = false;
    bool undoable_ = false;
    bool failed_ = false;
};

} // namespace jotter::viewmodels
