// The app itself, with a hand and eyes: what `jotter` runs, driven through a pipe.
#include "app/shell/application.h"
#include "tests/support/touch/driver.h"

#include <QGuiApplication>

int main(int argc, char** argv) {
    jotter::shell::prepare();
    QGuiApplication app(argc, argv);
    jotter::shell::Application jotter(jotter::shell::launchFrom(QGuiApplication::arguments()));
    const jotter::touch::Driver driver;
    return jotter.start() ? QGuiApplication::exec() : EXIT_FAILURE;
}
