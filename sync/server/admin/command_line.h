#pragma once

namespace jotter::server {

/// What `jotter-server` answers to the shell.
enum ExitCode {
    Done = 0,
    Usage = 2,      ///< the command line cannot be understood
    NoSchool = 3,   ///< the folder is not a school server's
    BadInput = 4,   ///< a file, PIN, name or address cannot be used
    DiskFailed = 5, ///< the disk or the database failed
    NotNow = 6,     ///< another process serves, or the port is taken
};

/// The whole of `jotter-server`: init, serve, enrol, adult, load, demo, status.
[[nodiscard]] int runCommandLine(int argc, char** argv);

} // namespace jotter::server
