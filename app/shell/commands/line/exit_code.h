#pragma once

#include "sync/change/error.h"

namespace jotter::shell {

/// What a command answers the shell that called it; a promise to scripts, listed in app/shell/README.md and
/// by `jotter -h`.
enum class Exit : int {
    Done = 0,
    Fault = 1,       ///< a fault of Jotter itself
    Usage = 2,       ///< the command line cannot be understood
    NotFound = 3,    ///< no such adult, pupil, step or level of help, or several with that name
    NotAllowed = 4,  ///< wrong PIN, too many tries, or no right
    BadPhoto = 5,    ///< the photo cannot be used; nothing was recorded
    Storage = 6,     ///< the profile cannot be opened, or the disk failed
    NotEnrolled = 7, ///< this tablet belongs to no school, or the enrolment code was not taken
    NoServer = 8,    ///< the school's server cannot be reached now; everything is kept and goes later
    NeedsPerson = 9, ///< something needs a look by a person
    Findings = 10,   ///< the doctor found something
};

/// For an error that has no code of its own in a command.
[[nodiscard]] Exit exitFor(const Error& error);

/// The table of codes, one a line, as the help prints it.
[[nodiscard]] const char* exitCodeTable();

} // namespace jotter::shell
