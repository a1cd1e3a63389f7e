#include "app/shell/commands/host/command_host.h"

#include "app/shell/commands/host/errands.h"

namespace jotter::shell {

namespace {
constexpr int atOnce = 4; ///< a long exchange must not keep a question waiting
}

CommandHost::CommandHost(World world, QObject* parent)
    : QObject(parent)
    , world_(std::move(world))
    , errands_(std::make_unique<Errands>(world_)) {
    pool_.setMaxThreadCount(atOnce);
}

CommandHost::~CommandHost() {
    errands_->close();
    pool_.clear();
    pool_.waitForDone();
}

QFuture<Reply> CommandHost::run(Request request, Progress progress) {
    auto promise = std::make_shared<QPromise<Reply>>();
    promise->start();
    auto future = promise->future();
    // Sentences are told on the host's thread, also those that the command's own thread thinks of.
    const Progress told = [this, progress = std::move(progress)](const std::string& sentence) {
        QMetaObject::invokeMethod(
            this, [progress, sentence] { progress(sentence); }, Qt::AutoConnection);
    };
    pool_.start([this, promise, told, request = std::move(request)] {
        auto& profile = world_.profile;
        Desk desk{profile.store(), profile.vault(),  world_.clock,       world_.random,
                  *errands_,       profile.folder(), profile.keyPlace(), world_.appIsRunning};
        promise->addResult(carryOut(request, desk, told));
        promise->finish();
    });
    return future;
}

} // namespace jotter::shell
