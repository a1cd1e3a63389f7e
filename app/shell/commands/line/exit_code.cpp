#include "app/shell/commands/line/exit_code.h"

namespace jotter::shell {

Exit exitFor(const Error& error) {
    switch (error.category) {
    case ErrorCategory::Transient:
        return Exit::NoServer;
    case ErrorCategory::Auth:
        return Exit::NotAllowed;
    case ErrorCategory::Rejected:
        return Exit::NeedsPerson;
    case ErrorCategory::Storage:
        return Exit::Storage;
    case ErrorCategory::Input:
        return Exit::NotFound;
    case ErrorCategory::Bug:
        return Exit::Fault;
    }
    return Exit::Fault;
}

const char* exitCodeTable() {
    return "Exit codes:\n"
           "  0  done\n"
           "  1  a fault of Jotter itself\n"
           "  2  the command line cannot be understood\n"
           "  3  no such adult, pupil, step or level of help, or several with that name\n"
           "  4  wrong PIN, too many tries, or no right\n"
           "  5  the photo cannot be used; nothing was recorded\n"
           "  6  the profile cannot be opened, or the disk failed\n"
           "  7  this tablet belongs to no school, or the enrolment code was not taken\n"
           "  8  the school's server cannot be reached now; everything is kept and goes later\n"
           "  9  something needs a look by a person\n"
           " 10  the doctor found something\n";
}

} // namespace jotter::shell
