#include "platform/desktop/keychain.h"

#include <qt6keychain/keychain.h>

namespace jotter::platform {

namespace {
constexpr auto notThere = "no_such_secret";

/// The text of the key store's own message stays out: it may name what it should not.
Expected<std::string> outcome(QKeychain::Job& job) {
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return fail(notThere, ErrorCategory::Rejected, "There is no such secret.");
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return fail("key_store_locked", ErrorCategory::Auth,
                    "This device's key store is locked; unlock it, then start Jotter again.");
    default:
        return fail("key_store_gone", ErrorCategory::Storage,
                    "This device's key store does not answer; what was recorded stays locked and untouched.");
    }
}
} // namespace

Keychain::Keychain(KeychainThread& thread, const std::string& profile)
    : thread_(thread)
    , prefix_(QString::fromStdString(profile) + u'/') {}

std::string Keychain::kind() const {
    return "keychain";
}

std::string Keychain::describe() const {
    return "The key is in this device's own key store: nobody reads what is recorded here without signing in "
           "to the "
           "device.";
}

template <class Job>
Job* Keychain::job(const std::string& name) const {
    auto* job = new Job(QStringLiteral("jotter")); // deletes itself when it has finished
    job->setKey(prefix_ + QString::fromStdString(name));
    job->setInsecureFallback(false);
    return job;
}

Expected<std::optional<std::string>> Keychain::read(const std::string& name) {
    const auto answer =
        thread_.ask([this, name] { return job<QKeychain::ReadPasswordJob>(name); },
                    [](QKeychain::Job& done) {
                        return outcome(done).map([&](const std::string&) {
                            return static_cast<QKeychain::ReadPasswordJob&>(done).binaryData().toStdString();
                        });
                    });
    if (answer)
        return std::optional{*answer};
    if (answer.error().code == notThere)
        return std::nullopt;
    return tl::make_unexpected(answer.error());
}

Expected<void> Keychain::write(const std::string& name, const std::string& secret) {
    const auto answer = thread_.ask(
        [this, name, secret] {
            auto* writing = job<QKeychain::WritePasswordJob>(name);
            writing->setBinaryData(QByteArray::fromStdString(secret));
            return writing;
        },
        outcome);
    if (!answer)
        return tl::make_unexpected(answer.error());
    return {};
}

Expected<void> Keychain::remove(const std::string& name) {
    const auto answer =
        thread_.ask([this, name] { return job<QKeychain::DeletePasswordJob>(name); }, outcome);
    if (!answer && answer.error().code != notThere)
        return tl::make_unexpected(answer.error());
    return {};
}

} // namespace jotter::platform
