// The reference of P3 and P13: an empty window of Qt Quick Controls, which says when its first frame stands
// and how much memory it has then.
#include "tests/bench/start/resident.h"
#include "tests/bench/start/stopwatch.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

int main(int argc, char** argv) {
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QGuiApplication app(argc, argv);
    QQmlApplicationEngine engine(QUrl(QStringLiteral("qrc:/qt/qml/Jotter/Bench/EmptyWindow.qml")));
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    if (window == nullptr)
        return EXIT_FAILURE;
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window,
        [] {
            jotter::bench::say("empty");
            jotter::bench::tell("resident", jotter::bench::residentMegabytes());
        },
        static_cast<Qt::ConnectionType>(Qt::DirectConnection | Qt::SingleShotConnection));
    QObject::connect(window, &QQuickWindow::frameSwapped, &app, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    return QGuiApplication::exec();
}
