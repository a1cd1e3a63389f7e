#pragma once

#include "app/media/vault.h"
#include "app/session/sync_port.h"
#include "app/store/store.h"
#include "platform/api/camera.h"
#include "platform/api/clip_encoder.h"
#include "platform/api/clip_player.h"
#include "platform/api/face_finder.h"
#include "platform/api/microphone.h"
#include "platform/api/speaker.h"
#include "platform/api/surroundings.h"
#include "sync/change/clock.h"
#include "sync/change/random.h"

#include <functional>
#include <optional>

class QThreadPool;

namespace jotter::viewmodels {

/// Who records: the adult who is signed in and the ticket that shows it.
struct SignedIn {
    AdultId adult;
    TicketId ticket;
};

/// What view-models work with, handed over by the composition root, which owns all of it and outlives them.
/// `vault`, `camera`, `faces`, `microphone`, `speaker`, `clipEncoders`, `clipPlayer`, `surroundings` and
/// `sync` may be null where a test has no use for them.
struct Services {
    store::Store* store = nullptr;
    media::Vault* vault = nullptr;
    QThreadPool* mediaPool = nullptr; ///< small pool for decoding and sealing pictures
    session::SyncPort* sync = nullptr;
    platform::Camera* camera = nullptr;
    platform::FaceFinder* faces = nullptr;
    platform::Microphone* microphone = nullptr;
    platform::Speaker* speaker = nullptr;
    platform::ClipEncoders* clipEncoders = nullptr;
    platform::ClipPlayer* clipPlayer = nullptr;
    platform::Surroundings* surroundings = nullptr;
    const Clock* clock = nullptr;
    RandomSource* random = nullptr;
    /// Nobody when the tablet is locked.
    std::function<std::optional<SignedIn>()> signedIn;
};

} // namespace jotter::viewmodels
