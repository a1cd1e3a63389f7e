// The command line alone, without the window that `jotter` opens when no command is given.
#include "app/shell/commands/commands.h"

int main(int argc, char** argv) {
    return jotter::shell::runCommand(QStringList(argv, argv + argc)).value_or(64);
}
