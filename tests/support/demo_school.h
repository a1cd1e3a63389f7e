#pragma once

#include "tests/support/server_process.h"
#include "tests/support/tablet.h"

#include <QDir>
#include <QString>

#include <memory>

namespace jotter::journeys {

/// Thornbeck Primary on a real school server of its own, and the way into it for a person with a tablet.
class DemoSchool {
public:
    /// `work` is a folder of this run's own: `school/` is the server's, `camera/` is what cameras see (a
    /// drawing, unless there is something in it already).
    explicit DemoSchool(QDir work);

    /// Invents the school, loads it and starts its server.
    void open();
    [[nodiscard]] support::ServerProcess& server() { return *server_; }
    [[nodiscard]] QString camera() const { return work_.filePath(QStringLiteral("camera")); }
    /// A code for a tablet of Harbour Room.
    [[nodiscard]] QString code() { return server_->enrolmentCode({QStringLiteral("Harbour Room")}); }

    /// From the first start to the lesson board with everything of the school on the tablet.
    void join(Tablet& tablet, const QString& adult);
    /// Signs in again where the tablet has locked itself in the meantime.
    static void unlock(Tablet& tablet);
    static void signIn(Tablet& tablet, const QString& adult);
    /// Whether the screen shows a record that the assistant made today, with these words: the demo school has
    /// older ones like it.
    [[nodiscard]] static bool tellsOfToday(Tablet& tablet, const QString& words);

    static constexpr auto assistant = "Joy Okonjo"; ///< TA of Harbour Room
    static constexpr auto teacher = "Tom Pritchard";
    static constexpr auto pin = "2468"; ///< of everybody; a real school never shares one

private:
    QDir work_;
    std::unique_ptr<support::ServerProcess> server_;
};

} // namespace jotter::journeys
