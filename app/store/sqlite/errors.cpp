#include "app/store/sqlite/errors.h"

#include <sqlite3.h>

namespace jotter::store {

Error storageError(const SQLite::Exception& exception) {
    const int extended = exception.getExtendedErrorCode();
    if (exception.getErrorCode() == SQLITE_FULL || extended == SQLITE_IOERR_SHMSIZE)
        return {
            "disk_full", ErrorCategory::Storage,
            "This tablet is full. Everything saved so far is safe; free some space and record this again."};
    switch (exception.getErrorCode()) {
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {
            "disk_failed", ErrorCategory::Storage,
            "This tablet could not write to its storage. Everything saved so far is kept; please try again."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"store_busy", ErrorCategory::Transient,
                "Another program is using these records. Nothing was changed; close it and try again."};
    case SQLITE_NOTADB:
        return {
            "wrong_key", ErrorCategory::Storage,
            "The key of this tablet does not open its records. Nothing was changed; please ask school IT."};
    case SQLITE_CORRUPT:
        return {"store_damaged", ErrorCategory::Storage,
                "Some records on this tablet cannot be read. Nothing was changed; please ask school IT."};
    default:
        return {"store_failed", ErrorCategory::Bug,
                "Something unexpected went wrong. What was saved before is safe; please try again."};
    }
}

} // namespace jotter::store
