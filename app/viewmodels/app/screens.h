#pragma once

#include "app/viewmodels/board/board_model.h"
#include "app/viewmodels/capture/capture_model.h"
#include "app/viewmodels/common/recorder.h"
#include "app/viewmodels/common/services.h"
#include "app/viewmodels/common/toast_model.h"
#include "app/viewmodels/concern/concerns_model.h"
#include "app/viewmodels/pupil/pupil_model.h"
#include "app/viewmodels/pupil/pupils_model.h"
#include "app/viewmodels/safe/safe_model.h"
#include "app/viewmodels/safe/safe_pill.h"
#include "app/viewmodels/signin/first_start_model.h"
#include "app/viewmodels/signin/sign_in_model.h"

#include <cstdint>
#include <functional>

namespace jotter::viewmodels {

/// What the pages show, made once the store is open. None of it asks the store anything until it is shown,
/// but the Safe pill, which stands on every screen.
struct Screens {
    /// What the composition root gives. `services.store` and `services.sync` are there.
    struct World {
        Services services;
        SignInModel::SignIn signIn;
        std::function<void()> signOut;
        std::function<void()> touched; ///< somebody is using the tablet, with a hand or a voice
        FirstStartModel::LoadDemo loadDemo;
        std::function<std::uint64_t()> freeBytes;
        QString keyPlace; ///< the key store's own sentence
    };
    explicit Screens(World given);

    World world;
    ToastModel toast;
    Recorder recorder;
    CaptureModel capture;
    BoardModel board;
    PupilsModel pupils;
    PupilModel pupil;
    ConcernsModel concerns;
    SafetyWatch watch;
    SafePill pill;
    SafeModel safe;
    SignInModel signIn;
    FirstStartModel firstStart;
};

} // namespace jotter::viewmodels
