#include "platform/desktop/keychain_thread.h"

#include <qt6keychain/keychain.h>

#include <chrono>
#include <future>
#include <memory>
#include <utility>

namespace jotter::platform {

namespace {
constexpr std::chrono::seconds patience{60};
}

KeychainThread::KeychainThread() {
    thread_.setObjectName(QStringLiteral("keychain"));
    worker_.moveToThread(&thread_);
    thread_.start();
}

KeychainThread::~KeychainThread() {
    thread_.quit();
    thread_.wait();
}

Expected<std::string> KeychainThread::ask(std::function<QKeychain::Job*()> makeJob,
                                          std::function<Expected<std::string>(QKeychain::Job&)> result) {
    auto promise = std::make_shared<std::promise<Expected<std::string>>>();
    auto answer = promise->get_future();
    QMetaObject::invokeMethod(
        &worker_,
        [makeJob = std::move(makeJob), result = std::move(result), promise] {
            auto* job = makeJob();
            QObject::connect(job, &QKeychain::Job::finished, job,
                             [promise, result](QKeychain::Job* done) { promise->set_value(result(*done)); });
            job->start();
        },
        Qt::QueuedConnection);
    if (answer.wait_for(patience) != std::future_status::ready)
        return fail("key_store_locked", ErrorCategory::Auth,
                    "This device's key store did not answer; unlock it, then start Jotter again.");
    return answer.get();
}

} // namespace jotter::platform
