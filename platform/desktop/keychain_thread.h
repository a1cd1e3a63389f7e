#pragma once

#include "sync/change/error.h"

#include <QThread>

#include <functional>
#include <optional>
#include <string>

namespace QKeychain {
class Job;
}

namespace jotter::platform {

/// Where all questions to the device's key store are asked. Make one in a process: QtKeychain's queue belongs
/// to the thread that used it first, and a question may wait for a person who unlocks the key store.
class KeychainThread {
public:
    KeychainThread();
    ~KeychainThread();
    KeychainThread(const KeychainThread&) = delete;
    KeychainThread& operator=(const KeychainThread&) = delete;

    /// Runs the job that `makeJob` makes there and waits for it, at most a minute; answers what `result`
    /// reads from the finished job. Never call it on a thread that a window needs.
    [[nodiscard]] Expected<std::string> ask(std::function<QKeychain::Job*()> makeJob,
                                            std::function<Expected<std::string>(QKeychain::Job&)> result);

private:
    QThread thread_;
    QObject worker_; ///< lives on the thread
};

} // namespace jotter::platform
