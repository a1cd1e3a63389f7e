#pragma once

#include "tests/support/command_line/jotter_command.h"
#include "tests/support/command_line/small_school.h"
#include "tests/support/server_process.h"
#include "tests/sync/faults/ledger/ledger.h"

#include <QTemporaryDir>

namespace jotter::faults {

/// A school of the real programs: `jotter-server` with Harbour Room before its first lesson, and tablets that
/// are `jotter` without a window. What cannot be had throws.
class RealSchool {
public:
    struct Places {
        QString server; ///< the school's folder; empty: below `folder`
        QString host;   ///< a name or address besides this machine's own, for its certificate
    };
    explicit RealSchool(const Places& places);
    RealSchool()
        : RealSchool(Places{}) {}

    /// A tablet that joins the school for Harbour Room, and on which an adult has signed in. `address` is
    /// where it finds the server, when not at its own; `under` as in `startJotter`.
    QString joined(const QString& name, const QString& address = {}, const QStringList& under = {},
                   const QString& adult = joy);
    QString joinedAt(const QString& profile, const QString& address = {}, const QStringList& under = {},
                     const QString& adult = joy);
    /// Synchronises it until nothing is left (I9: `tries` exchanges have to do). Answers what stood in the
    /// way.
    [[nodiscard]] static QStringList settled(const QString& tablet, const QStringList& under = {},
                                             int tries = 6);
    /// Two tablets that hold the same, and the school, which is stopped: what every class of faults ends
    /// with.
    [[nodiscard]] QStringList faults(const Ledger& ledger, const QString& one, const QString& other,
                                     const QStringList& under = {});

    /// A record of Amara's by the command; into the ledger when it was called saved. `picture` is a file.
    static support::Answered capture(Ledger& ledger, const QString& tablet, const QString& words,
                                     const QString& picture = {}, const QStringList& under = {});
    /// A JPEG that is like no other one.
    [[nodiscard]] QString picture(const QSize& size = {480, 360});

    static constexpr auto joy = "Joy Okonjo";   ///< a TA of Harbour Room
    static constexpr auto lorna = "Lorna Tait"; ///< another
    static const QByteArray& pin();

    QTemporaryDir folder;
    support::SmallSchool roll;
    support::ServerProcess server;

private:
    static void must(const QString& tablet, const QStringList& args, const QStringList& under);
    int pictures_ = 0;
};

} // namespace jotter::faults
