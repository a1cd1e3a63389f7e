#pragma once

#include "app/shell/profile/profile.h"
#include "assets/demo/school.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <map>

namespace jotter::bench {

/// What a watched program said: by what happened, seconds since its start; by what it counted, how much.
using Times = std::map<QString, double>;

/// Starts a program beside this one and returns when it ended.
[[nodiscard]] Times watch(const char* program, const QStringList& words,
                          const QProcessEnvironment& environment);
/// Every window is drawn without a display and without a graphics card, ours and what it is compared with.
[[nodiscard]] QProcessEnvironment withoutDisplay();

/// A tablet's profile with a load set in it, and a teacher of it.
class FullTablet {
public:
    /// `more` may add to it before anybody opens it.
    explicit FullTablet(demo::Size size, const std::function<void(shell::Profile&, AdultId)>& more = {});

    /// The app, or a program that runs it, on this profile; the teacher and the PIN stand in its environment.
    [[nodiscard]] Times run(const char* program, const QStringList& words = {}) const;

private:
    QTemporaryDir folder_;
    QString adult_;
};

} // namespace jotter::bench
