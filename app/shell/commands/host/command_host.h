#pragma once

#include "app/session/session.h"
#include "app/session/sync_port.h"
#include "app/shell/commands/work/desk.h"
#include "app/shell/profile/profile.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace jotter::shell {

/// Carries commands out in the process that holds the profile: the running app, or a `jotter` command that
/// took the lock. Lives on the thread of the session and of the synchronising; the waiting is done on a few
/// threads of its own, so that a long exchange keeps no question waiting.
class CommandHost final : public QObject {
    Q_OBJECT

public:
    /// Everything must outlive this.
    struct World {
        Profile& profile;
        session::StaffBook& staff;
        session::SyncPort& sync;
        const Clock& clock;
        RandomSource& random;
        bool appIsRunning = false;
    };
    explicit CommandHost(World world, QObject* parent = nullptr);
    ~CommandHost() override;

    /// `progress` is called on this object's thread, and never after the future is finished. When the host is
    /// destroyed before the end, the future finishes without a result.
    [[nodiscard]] QFuture<Reply> run(Request request, Progress progress);

private:
    class Errands;

    World world_;
    QThreadPool pool_;
    std::unique_ptr<Errands> errands_; ///< last: without it nobody waits for this thread any more
};

} // namespace jotter::shell
