#include "app/shell/commands/commands.h"

#include "app/shell/commands/line/command_line.h"
#include "app/shell/commands/line/pin.h"
#include "app/shell/commands/no_window.h"
#include "app/shell/profile/command_channel.h"
#include "app/shell/profile/store_staff_book.h"
#include "app/shell/sync/sync_service.h"
#include "platform/api/answer.h"
#include "platform/desktop/desktop_key_stores.h"

#include <QCoreApplication>

#include <cstdio>

namespace jotter::shell {

namespace {
constexpr std::chrono::minutes patience{2};
constexpr std::chrono::hours patienceForSync{2}; ///< a first exchange may carry a year of photos

void printTo(FILE* stream, const std::string& text) {
    if (text.empty())
        return;
    std::fputs(text.c_str(), stream);
    if (text.back() != '\n')
        std::fputc('\n', stream);
    std::fflush(stream);
}

int finish(const Reply& reply) {
    printTo(stdout, reply.out);
    printTo(stderr, reply.err);
    return static_cast<int>(reply.exit);
}

/// The running app's answer; nothing when no app holds the profile.
std::optional<Reply> askApp(const std::string& profile, const Request& request) {
    const auto arguments = parseJson(request.toJson());
    if (!arguments)
        return refuse(arguments.error());
    const nlohmann::json line{{"command", request.command}, {"arguments", *arguments}};
    const auto answer =
        askRunningApp(socketOf(profile), line, request.command == "sync" ? patienceForSync : patience);
    if (!answer && answer.error().code == "app_not_running")
        return std::nullopt;
    const auto reply = answer ? Reply::fromJson(answer->dump()) : tl::make_unexpected(answer.error());
    return reply ? *reply : refuse(reply.error());
}

/// Carries the command out in this process, which holds the profile's lock meanwhile.
Reply workHere(Profile& profile, const Request& request, const Clock& clock, RandomSource& random) {
    StoreStaffBook staff(profile.store());
    NoWindow surroundings;
    SyncService sync({profile.store(), profile.vault(), profile.signer(), surroundings});
    bool keysLeft = false;
    QObject::connect(&sync, &SyncService::wipe, &sync, [&] { keysLeft = !profile.wipe().has_value(); });
    // A count needs no server; for the others it may be asked for a ticket, or sent what is recorded.
    if (request.command != "status" && request.command != "doctor") {
        const auto [enrolment, device] = profile.store()
                                             .read([](const store::Queries& queries) {
                                                 return std::pair(enrolmentOf(queries), queries.device());
                                             })
                                             .result();
        sync.begin(enrolment, device);
    }
    CommandHost host({profile, staff, sync, clock, random, false});
    Reply reply = refuse(Exit::Fault, "The command did not come to an end.");
    whenAnswered(host.run(request, [](const std::string& sentence) { printTo(stderr, sentence); }), &host,
                 [&reply](const Reply& said) {
                     reply = said;
                     QCoreApplication::quit();
                 });
    QCoreApplication::exec();
    if (keysLeft)
        return refuse(Exit::Storage, "The school has taken this tablet out of use, but its keys could not be "
                                     "deleted; try again, or erase the device.");
    return reply;
}

Reply work(const Typed& typed) {
    const auto folder =
        typed.profile.empty() ? Profile::defaultFolder() : std::filesystem::path(typed.profile);
    const auto facts = readFacts(folder);
    if (!facts)
        return refuse(facts.error());
    if (!*facts && typed.request.command != "enrol")
        return refuse(Exit::Storage,
                      "There is no profile in that folder; open Jotter once, or enrol this tablet "
                      "with: jotter enrol");
    if (*facts)
        if (const auto answered = askApp((*facts)->id, typed.request))
            return *answered;
    const SystemClock clock;
    SystemRandom random;
    platform::DesktopKeyStores keyStores;
    auto profile = Profile::openWhole(
        {folder,
         [&](const std::filesystem::path& place, const std::string& id) { return keyStores.of(place, id); },
         &clock, &random});
    if (!profile)
        return refuse(profile.error().code == "profile_busy" ? Exit::Storage : exitFor(profile.error()),
                      profile.error().text);
    return workHere(**profile, typed.request, clock, random);
}
} // namespace

std::optional<int> runCommand(const QStringList& args) {
    if (!asksForCommand(args))
        return std::nullopt;
    auto typed = readCommandLine(args);
    if (const auto* said = std::get_if<Reply>(&typed))
        return finish(*said);
    auto& wanted = std::get<Typed>(typed);
    if (wanted.request.needsPin()) {
        auto pin = readPin();
        if (!pin)
            return finish(refuse(pin.error()));
        wanted.request.pin = std::move(*pin);
    }
    int count = 1;
    std::string name = "jotter";
    char* names[] = {name.data(), nullptr};
    const QCoreApplication app(count, names);
    return finish(work(wanted));
}

CommandServer::Handler answerCommandsWith(CommandHost& host) {
    return [&host](const CommandServer::Request& asked) -> QFuture<Expected<nlohmann::json>> {
        const auto request = Request::fromJson(asked.arguments.dump());
        if (!request || request->command != asked.command)
            return QtFuture::makeReadyFuture(Expected<nlohmann::json>(
                fail("bad_request", ErrorCategory::Input, "That request could not be understood.")));
        return changedAnswer(host.run(*request, [](const std::string&) {}), &host,
                             [](const Reply& reply) { return parseJson(reply.toJson()); });
    };
}

} // namespace jotter::shell
