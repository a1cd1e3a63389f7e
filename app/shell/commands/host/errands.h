#pragma once

#include "app/shell/commands/host/command_host.h"

#include <QPromise>

#include <mutex>

namespace jotter::shell {

/// Sends the questions of a command over to the host's thread and waits for their answers. Once it is closed,
/// nobody waits any more: everything asked answers "stopped".
class CommandHost::Errands final : public Counter {
public:
    explicit Errands(const World& world);
    ~Errands() override;

    /// On the host's thread.
    void close();

    [[nodiscard]] Expected<Admission> admit(AdultId adult, const std::string& pin) override;
    [[nodiscard]] Expected<std::string> enrol(const std::string& code, const std::string& device) override;
    [[nodiscard]] Expected<session::SyncStatus> exchange(const Progress& progress) override;

private:
    template <class T>
    using Promise = std::shared_ptr<QPromise<Expected<T>>>;
    /// Runs `start` on the host's thread; it keeps the promise, now or later.
    template <class T, class Start>
    [[nodiscard]] Expected<T> ask(Start start);

    const World& world_;
    std::mutex closing_;
    std::mutex door_; ///< one PIN at a time, so that trying many at once is no way around the limits
    std::unique_ptr<QObject> there_; ///< on the host's thread; null once closed
};

} // namespace jotter::shell
