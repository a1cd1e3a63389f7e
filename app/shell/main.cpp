#include "app/shell/application.h"
#include "app/shell/commands/commands.h"

#include <QGuiApplication>
#include <QQuickStyle>

namespace {

QStringList wordsOf(int count, char** words) {
    QStringList list;
    for (int i = 0; i < count; ++i)
        list.append(QString::fromLocal8Bit(words[i]));
    return list;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("jotter"));
    QCoreApplication::setApplicationVersion(QStringLiteral(JOTTER_VERSION));
    if (const auto code = jotter::shell::runCommand(wordsOf(argc, argv)))
        return *code;
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Jotter"));
    // Every control is ours; this is for the system's dialogs where they are drawn by Qt.
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    jotter::shell::Application jotter(jotter::shell::launchFrom(QGuiApplication::arguments()));
    return jotter.start() ? QGuiApplication::exec() : EXIT_FAILURE;
}
