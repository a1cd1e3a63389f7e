#include "app/shell/application.h"
#include "app/shell/commands/commands.h"

#include <QGuiApplication>

namespace {

QStringList wordsOf(int count, char** words) {
    QStringList list;
    for (int i = 0; i < count; ++i)
        list.append(QString::fromLocal8Bit(words[i]));
    return list;
}

} // namespace

int main(int argc, char** argv) {
    jotter::shell::prepare();
    if (const auto code = jotter::shell::runCommand(wordsOf(argc, argv)))
        return *code;
    QGuiApplication app(argc, argv);
    jotter::shell::Application jotter(jotter::shell::launchFrom(QGuiApplication::arguments()));
    return jotter.start() ? QGuiApplication::exec() : EXIT_FAILURE;
}
