#pragma once

#include "app/session/sync_port.h"
#include "app/shell/commands/line/request.h"

#include <QObject>
#include <QTimer>

namespace jotter::shell {

/// Follows one exchange with the school's server to its end.
///
/// Resting twice with something still wanted is an end too: it is not on the server yet.
///
///     begin ──poke──▶ following ──nothing left to send or fetch─────────▶ ended
///                        │  ▲      └─paused, or waiting for something──▶ ended
///                        └──┘ exchanging
class ExchangeWatch final : public QObject {
    Q_OBJECT

public:
    /// `sync` must outlive this.
    ExchangeWatch(session::SyncPort& sync, Progress progress, QObject* parent);
    void begin();

Q_SIGNALS:
    /// Once. With an empty `sentence`, everything was sent and fetched.
    void ended(const jotter::session::SyncStatus& status);

private:
    void look();
    void end(const session::SyncStatus& status);

    session::SyncPort& sync_;
    Progress progress_;
    std::uint64_t told_ = 0; ///< tenths of the bytes that were last told of
    bool worked_ = false;    ///< an exchange was seen at work since `begin`
    bool wasIdle_ = false;
    int idles_ = 0; ///< times that the exchange came to rest
    bool ended_ = false;
    QTimer silence_; ///< nothing at all was heard for too long
};

} // namespace jotter::shell
