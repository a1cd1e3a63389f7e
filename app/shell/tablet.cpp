#include "app/shell/tablet.h"

#include "app/shell/demo/demo_profile.h"
#include "platform/api/answer.h"
#include "platform/desktop/desktop_camera.h"
#include "platform/desktop/desktop_microphone.h"
#include "platform/desktop/desktop_speaker.h"
#include "platform/fake/fake_camera.h"
#include "platform/fake/fake_microphone.h"
#include "platform/fake/fake_speaker.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QtConcurrentRun>

namespace jotter::shell {

namespace {

Q_LOGGING_CATEGORY(tabletLog, "jotter.tablet")

constexpr int pictureThreads = 2;

std::unique_ptr<platform::Camera> makeCamera(const QString& fakeCamera) {
    if (fakeCamera.isEmpty())
        return std::make_unique<platform::DesktopCamera>();
    return std::make_unique<platform::FakeCamera>(fakeCamera, platform::FakeCamera::Frames::GoOn);
}

std::unique_ptr<platform::Microphone> makeMicrophone(bool fake) {
    if (fake)
        return std::make_unique<platform::FakeMicrophone>(platform::FakeMicrophone::Time::Passes);
    return std::make_unique<platform::DesktopMicrophone>();
}

std::unique_ptr<platform::Speaker> makeSpeaker(bool fake) {
    if (fake)
        return std::make_unique<platform::FakeSpeaker>(platform::FakeSpeaker::Time::Passes);
    return std::make_unique<platform::DesktopSpeaker>();
}

QString besideProgram(const char* library) {
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + QLatin1String(library);
}

} // namespace

Tablet::Tablet(const Launch& launch)
    : camera(makeCamera(launch.fakeCamera))
    , faces(besideProgram("jotter-faces"))
    , microphone(makeMicrophone(launch.fakeSound))
    , speaker(makeSpeaker(launch.fakeSound))
    , clipEncoders(besideProgram("jotter-clips")) {
    pictures.setMaxThreadCount(pictureThreads);
}

Tablet::~Tablet() = default;

void Tablet::stand(std::unique_ptr<Profile> opened, QThreadPool& worker) {
    profile = std::move(opened);
    reconciled = QtConcurrent::run(&worker, [&held = *profile] { return held.reconcileMedia(); });
    staffBook = std::make_unique<StoreStaffBook>(profile->store());
    sync = std::make_unique<SyncService>(
        SyncService::World{profile->store(), profile->vault(), profile->signer(), surroundings});
    session = std::make_unique<session::Session>(*staffBook, sync.get(), clock, session::Session::Options{});
    commands =
        std::make_unique<CommandHost>(CommandHost::World{*profile, *staffBook, *sync, clock, random, true});
}

void Tablet::openDoor() {
    door = std::make_unique<CommandServer>(answerCommandsWith(*commands));
    // Without the socket the window works as ever; a command then says that the profile is busy.
    if (const auto heard = door->listen(socketOf(profile->id())); !heard)
        qCWarning(tabletLog) << "commands are not heard:" << heard.error().code.c_str();
}

viewmodels::Screens::World Tablet::world() {
    viewmodels::Services services;
    services.store = &profile->store();
    services.vault = &profile->vault();
    services.mediaPool = &pictures;
    services.sync = sync.get();
    services.camera = camera.get();
    services.faces = &faces;
    services.microphone = microphone.get();
    services.speaker = speaker.get();
    services.clipEncoders = &clipEncoders;
    services.clipPlayer = &clipPlayer;
    services.surroundings = &surroundings;
    services.clock = &clock;
    services.random = &random;
    services.signedIn = [this]() -> std::optional<viewmodels::SignedIn> {
        const auto ticket = session->ticket();
        if (!ticket || !session->adult())
            return std::nullopt;
        return viewmodels::SignedIn{session->adult()->id, *ticket};
    };
    return {
        .services = services,
        .signIn =
            [this](AdultId adult, const std::string& pin) {
                auto [promise, entered] = promised<Expected<void>>();
                whenAnswered(reconciled, session.get(),
                             [this, adult, pin, promise = promise](const Expected<void>& media) {
                                 if (!media)
                                     return keep(*promise, media);
                                 whenAnswered(session->signIn(adult, pin), session.get(),
                                              [promise](const Expected<void>& in) { keep(*promise, in); });
                             });
                return entered;
            },
        .signOut = [this] { session->signOut(); },
        .touched = [this] { session->touched(); },
        .loadDemo =
            [this] {
                return fillWithDemoSchool(profile->store(), profile->vault(), clock, pictures,
                                          demoSchoolOf(clock));
            },
        .freeBytes = [this] { return surroundings.freeBytes(profile->folder()); },
        .keyPlace = QString::fromStdString(profile->keyPlace()),
    };
}

} // namespace jotter::shell
