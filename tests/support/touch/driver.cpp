#include "tests/support/touch/driver.h"

#include "tests/support/touch/screen.h"

#include <unistd.h>

#include <QAccessible>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStyleHints>
#include <QtTest>

#include <algorithm>
#include <cstdio>

namespace jotter::touch {

using namespace std::chrono_literals;

Driver::Driver(QObject* parent)
    : QObject(parent)
    , input_(STDIN_FILENO, QSocketNotifier::Read)
    , finger_(QTest::createTouchDevice()) {
    QAccessible::setActive(true);
    connect(&input_, &QSocketNotifier::activated, this, &Driver::readInput);
    looking_.setInterval(15ms);
    looking_.setSingleShot(true);
    connect(&looking_, &QTimer::timeout, this, &Driver::look);
}

void Driver::readInput() {
    char buffer[4096];
    const auto count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count <= 0) {
        input_.setEnabled(false);
        QCoreApplication::quit();
        return;
    }
    pending_.append(buffer, count);
    for (qsizetype end = pending_.indexOf('\n'); end >= 0; end = pending_.indexOf('\n')) {
        orders_.enqueue(QJsonDocument::fromJson(pending_.left(end)).object());
        pending_.remove(0, end + 1);
    }
    next();
}

void Driver::next() {
    if (busy_ || orders_.isEmpty())
        return;
    busy_ = true;
    order_ = orders_.dequeue();
    lastPlace_ = {};
    lastSeen_ = {};
    sameLooks_ = 0;
    since_.start();
    look();
}

/// Tries the order now; what is not possible yet is tried again at the next look, until the order's time is
/// over.
/// Touches and keys let the app work before they return, and a look must not begin within another.
void Driver::look() {
    looking_.stop();
    const QString what = order_[QStringLiteral("do")].toString();
    QString why;
    bool done = false;
    if (window() == nullptr) {
        why = QStringLiteral("there is no window");
    } else if (what == QLatin1String("tap")) {
        done = tap(order_[QStringLiteral("name")].toString(), order_[QStringLiteral("role")].toString(),
                   order_[QStringLiteral("nth")].toInt(), why);
    } else if (what == QLatin1String("hold")) {
        done =
            hold(order_[QStringLiteral("name")].toString(), order_[QStringLiteral("role")].toString(), why);
    } else if (what == QLatin1String("swipe")) {
        done = swipe(order_[QStringLiteral("name")].toString(), order_[QStringLiteral("dy")].toInt(), why);
    } else if (what == QLatin1String("drag")) {
        done = drag(order_[QStringLiteral("name")].toString(), order_[QStringLiteral("dy")].toInt(), why);
    } else if (what == QLatin1String("pause")) {
        done = since_.hasExpired(order_[QStringLiteral("seconds")].toInt() * 1000);
    } else if (what == QLatin1String("shot")) {
        done = shot(order_[QStringLiteral("file")].toString(), why);
    } else if (what == QLatin1String("wait") || what == QLatin1String("gone")) {
        const QString words = order_[QStringLiteral("says")].toString();
        done = Screen(*window()).says(words) == (what == QLatin1String("wait"));
        why = QStringLiteral("the screen %1 \"%2\"")
                  .arg(what == QLatin1String("wait") ? QStringLiteral("does not say")
                                                     : QStringLiteral("still says"),
                       words);
    } else {
        act();
        return;
    }
    if (done)
        finish({});
    else if (what != QLatin1String("pause") &&
             since_.hasExpired(static_cast<qint64>(order_[QStringLiteral("seconds")].toDouble(10) * 1000)))
        fail(why);
    else
        looking_.start();
}

void Driver::act() {
    const QString what = order_[QStringLiteral("do")].toString();
    if (what == QLatin1String("type")) {
        for (const QChar character : order_[QStringLiteral("text")].toString())
            QTest::sendKeyEvent(QTest::Click, window(), Qt::Key_unknown, QString(character), Qt::NoModifier);
        finish({});
    } else if (what == QLatin1String("key")) {
        QTest::keyClick(window(), static_cast<Qt::Key>(order_[QStringLiteral("key")].toInt()));
        finish({});
    } else if (what == QLatin1String("read")) {
        QJsonArray names;
        for (const auto& target : Screen(*window()).all())
            names.append(QJsonArray{target.role, target.name, target.onScreen.x(), target.onScreen.y(),
                                    target.onScreen.width(), target.onScreen.height()});
        finish({{QStringLiteral("names"), names}});
    } else if (what == QLatin1String("taps")) {
        finish({{QStringLiteral("taps"), taps_}});
    } else if (what == QLatin1String("size")) {
        window()->resize(order_[QStringLiteral("width")].toInt(), order_[QStringLiteral("height")].toInt());
        finish({});
    } else {
        fail(QStringLiteral("there is no such order"));
    }
}

std::optional<QPoint> Driver::placeOf(const QString& name, const QString& role, int nth, QString& why) {
    const Screen screen(*window());
    const auto target = screen.find(name, role, nth);
    if (!target) {
        why = target.error();
        return std::nullopt;
    }
    const auto place = screen.touchable(*target);
    if (!place) {
        why = place.error();
        return std::nullopt;
    }
    if (target->onScreen != lastPlace_) { // a person does not hit what is still moving
        lastPlace_ = target->onScreen;
        why = QStringLiteral("\"%1\" does not come to rest").arg(name);
        return std::nullopt;
    }
    ++taps_;
    return *place;
}

bool Driver::tap(const QString& name, const QString& role, int nth, QString& why) {
    const auto place = placeOf(name, role, nth, why);
    if (!place)
        return false;
    QTest::touchEvent(window(), finger_).press(0, *place, window());
    QTest::touchEvent(window(), finger_).release(0, *place, window());
    return true;
}

/// Down until the next look after as long as a finger has to stay.
bool Driver::hold(const QString& name, const QString& role, QString& why) {
    if (!held_) {
        held_ = placeOf(name, role, 0, why);
        if (held_) {
            QTest::touchEvent(window(), finger_).press(0, *held_, window());
            since_.start();
        }
        return false;
    }
    if (!since_.hasExpired(QGuiApplication::styleHints()->mousePressAndHoldInterval() + 200))
        return false;
    QTest::touchEvent(window(), finger_).release(0, *held_, window());
    held_.reset();
    return true;
}

/// A picture of the screen when it has come to rest: some looks that see the same, and no picture on its way.
bool Driver::shot(const QString& file, QString& why) {
    constexpr int looks = 12;
    constexpr qint64 film = 4000; // milliseconds: what moves for so long is a film, and never rests
    const QImage seen = window()->grabWindow();
    const bool same = seen == lastSeen_ && !picturesAreLoading(window()->contentItem());
    sameLooks_ = same ? sameLooks_ + 1 : 0;
    lastSeen_ = seen;
    why = QStringLiteral("the screen does not come to rest, or %1 cannot be written").arg(file);
    const bool moves = since_.hasExpired(film) && !picturesAreLoading(window()->contentItem());
    return (sameLooks_ >= looks || moves) && seen.save(file);
}

bool Driver::picturesAreLoading(const QQuickItem* item) {
    constexpr int loading = 2; // QQuickImageBase::Loading, which no public header names
    if (!item->isVisible())
        return false;
    if (item->inherits("QQuickImageBase") && item->property("status").toInt() == loading)
        return true;
    const auto children = item->childItems();
    return std::any_of(children.begin(), children.end(),
                       [](const QQuickItem* child) { return picturesAreLoading(child); });
}

std::optional<QPoint> Driver::pull(const QString& name, int dy, QString& why) {
    const Screen screen(*window());
    const auto target = screen.find(name);
    if (!target) {
        why = target.error();
        return std::nullopt;
    }
    const QPoint from = target->onScreen.center().toPoint();
    QTest::touchEvent(window(), finger_).press(0, from, window());
    constexpr int moves = 12;
    for (int i = 1; i <= moves; ++i)
        QTest::touchEvent(window(), finger_).move(0, from + QPoint(0, dy * i / moves), window());
    return from + QPoint(0, dy);
}

bool Driver::swipe(const QString& name, int dy, QString& why) {
    const auto end = pull(name, dy, why);
    if (end)
        QTest::touchEvent(window(), finger_).release(0, *end, window());
    return end.has_value();
}

bool Driver::drag(const QString& name, int dy, QString& why) {
    constexpr qint64 rest = 200; // milliseconds: after 100 nothing is a flick any more
    if (!held_) {
        held_ = pull(name, dy, why);
        if (held_)
            since_.start();
        return false;
    }
    if (!since_.hasExpired(rest))
        return false;
    QTest::touchEvent(window(), finger_).release(0, *held_, window());
    held_.reset();
    return true;
}

void Driver::finish(const QJsonObject& answer) {
    QJsonObject line = answer;
    if (!line.contains(QStringLiteral("error")))
        line[QStringLiteral("ok")] = true;
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fflush(stdout);
    busy_ = false;
    QTimer::singleShot(0, this, &Driver::next);
}

void Driver::fail(const QString& why) {
    finish({{QStringLiteral("error"), why}});
}

QQuickWindow* Driver::window() const {
    for (QWindow* candidate : QGuiApplication::topLevelWindows()) {
        auto* quick = qobject_cast<QQuickWindow*>(candidate);
        if (quick != nullptr && quick->isVisible())
            return quick;
    }
    return nullptr;
}

} // namespace jotter::touch
