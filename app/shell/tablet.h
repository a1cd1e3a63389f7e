#pragma once

#include "app/session/session.h"
#include "app/shell/commands/commands.h"
#include "app/shell/launch.h"
#include "app/shell/profile/profile.h"
#include "app/shell/profile/store_staff_book.h"
#include "app/shell/sync/sync_service.h"
#include "app/viewmodels/app/screens.h"
#include "platform/api/camera.h"
#include "platform/api/microphone.h"
#include "platform/api/speaker.h"
#include "platform/desktop/desktop_clip_encoders.h"
#include "platform/desktop/desktop_clip_player.h"
#include "platform/desktop/desktop_face_finder.h"
#include "platform/desktop/desktop_key_stores.h"
#include "platform/desktop/desktop_surroundings.h"
#include "sync/change/clock.h"
#include "sync/change/random.h"

#include <QThreadPool>

#include <memory>

namespace jotter::shell {

/// Everything of the app that has no window. The device around it is there at once; the profile and what
/// stands on it when the profile is open.
struct Tablet {
    explicit Tablet(const Launch& launch);
    ~Tablet();

    /// Session and synchronising, on an open profile. Its media are reconciled meanwhile, on a thread of
    /// `worker`: nobody gets in before that, no command is heard and nothing should be exchanged.
    void stand(std::unique_ptr<Profile> opened, QThreadPool& worker);
    /// The command line is heard from now on. After `reconciled`.
    void openDoor();
    /// What the screens work with. After `stand`.
    [[nodiscard]] viewmodels::Screens::World world();

    SystemClock clock;
    SystemRandom random;
    platform::DesktopKeyStores keyStores;
    platform::DesktopSurroundings surroundings;
    std::unique_ptr<platform::Camera> camera;
    platform::DesktopFaceFinder faces;
    std::unique_ptr<platform::Microphone> microphone;
    std::unique_ptr<platform::Speaker> speaker;
    platform::DesktopClipEncoders clipEncoders;
    platform::DesktopClipPlayer clipPlayer;
    std::unique_ptr<Profile> profile;
    QFuture<Expected<void>> reconciled; ///< the profile's media are what its records say
    std::unique_ptr<StoreStaffBook> staffBook;
    std::unique_ptr<SyncService> sync;
    std::unique_ptr<session::Session> session;
    std::unique_ptr<CommandHost> commands;
    std::unique_ptr<CommandServer> door; ///< where the command line knocks while the window has the profile
    QThreadPool pictures;                ///< last: its threads end before what they work on goes
};

} // namespace jotter::shell
