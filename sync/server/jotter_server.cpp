#include "sync/server/admin/commands/command_line.h"

int main(int argc, char** argv) {
    return jotter::server::runCommandLine(argc, argv);
}
