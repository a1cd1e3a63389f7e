#pragma once

#include <sys/prctl.h>

#include <QProcess>

#include <csignal>

namespace jotter::support {

/// The program that `process` starts ends with the test, whatever ends that. To be called before it is
/// started, on the thread that starts it.
inline void diesWithTest(QProcess& process) {
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

} // namespace jotter::support
