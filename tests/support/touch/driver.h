#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QJsonObject>
#include <QObject>
#include <QPointingDevice>
#include <QQueue>
#include <QQuickWindow>
#include <QSocketNotifier>
#include <QTimer>

#include <optional>

namespace jotter::touch {

/// A hand and a pair of eyes for the app in this process: reads one JSON order a line from standard input,
/// answers one JSON line each on standard output. Only touches at places on the screen and keys reach the
/// app, as from a person.
///
///     {"do":"tap","name":"Photo"}            {"do":"type","text":"…"}            {"do":"key","key":16777216}
///     {"do":"wait","says":"Saved","seconds":10}      {"do":"gone","says":"…"}
///     {"do":"swipe","name":"…","dy":-300}            {"do":"hold","name":"…"}
///     {"do":"drag","name":"…","dy":-300}      as a swipe, but the finger rests before it goes: nothing is
///     flicked
///     {"do":"shot","file":"…"}               {"do":"read"} → {"names":[…]}       {"do":"taps"} → {"taps":n}
///     {"do":"pause","seconds":1}             {"do":"size","width":1280,"height":800}
///
/// `tap` waits until its target is there and still (animations end), and fails when it stays covered or off
/// the screen.
class Driver : public QObject {
    Q_OBJECT

public:
    explicit Driver(QObject* parent = nullptr);

private:
    void readInput();
    void next();
    void look();
    void finish(const QJsonObject& answer);
    void fail(const QString& why);

    [[nodiscard]] QQuickWindow* window() const;
    bool tap(const QString& name, const QString& role, int nth, QString& why);
    /// Where the target is, when it is there and still.
    [[nodiscard]] std::optional<QPoint> placeOf(const QString& name, const QString& role, int nth,
                                                QString& why);
    bool hold(const QString& name, const QString& role, QString& why);
    bool shot(const QString& file, QString& why);
    [[nodiscard]] static bool picturesAreLoading(const QQuickItem* item);
    bool swipe(const QString& name, int dy, QString& why);
    bool drag(const QString& name, int dy, QString& why);
    [[nodiscard]] std::optional<QPoint> pull(const QString& name, int dy, QString& why);
    void act();

    QSocketNotifier input_;
    QByteArray pending_;
    QQueue<QJsonObject> orders_;
    QJsonObject order_;
    bool busy_ = false;
    QTimer looking_;
    QElapsedTimer since_;
    QPointingDevice* finger_;
    QRectF lastPlace_;
    std::optional<QPoint> held_; ///< where the finger is down
    QImage lastSeen_;
    int sameLooks_ = 0; ///< so often in a row the screen was as in `lastSeen_`
    int taps_ = 0;
};

} // namespace jotter::touch
