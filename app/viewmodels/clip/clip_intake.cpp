#include "app/viewmodels/clip/clip_intake.h"

#include "app/domain/media_kinds.h"
#include "app/media/encoding.h"

#include <QImage>
#include <QtConcurrentRun>

#include <optional>
#include <utility>

namespace jotter::viewmodels {

namespace {
/// More than these would fill the memory of a tablet that encodes more slowly than its camera films.
constexpr int mostWaiting = 12;

tl::unexpected<Error> cannot() {
    return fail("clip_refused", ErrorCategory::Input, "This tablet cannot make clips; take a photo instead.");
}
} // namespace

struct ClipIntake::Taking {
    std::unique_ptr<platform::ClipEncoder> encoder;
    QByteArray thumb;
    std::optional<Error> failure; ///< the first one: what came after it is not taken in
};

ClipIntake::ClipIntake(const Services& services)
    : vault_(services.vault)
    , encoders_(services.clipEncoders)
    , waiting_(std::make_shared<std::atomic<int>>(0)) {
    thread_.setMaxThreadCount(1);
}

ClipIntake::~ClipIntake() = default;

bool ClipIntake::available() const {
    return vault_ && encoders_ && encoders_->available();
}

void ClipIntake::begin(bool withSound) {
    taking_ = std::make_shared<Taking>();
    if (encoders_)
        taking_->encoder = encoders_->begin(withSound);
    if (!taking_->encoder)
        taking_->failure = cannot().value();
}

template <class Step>
void ClipIntake::encode(Step step) {
    thread_.start([taking = taking_, step = std::move(step)] {
        if (taking->failure)
            return;
        if (const Expected<void> done = step(*taking); !done)
            taking->failure = done.error();
    });
}

void ClipIntake::see(const QVideoFrame& frame, std::chrono::milliseconds at) {
    if (waiting_->load() >= mostWaiting)
        return;
    ++*waiting_;
    encode([frame, at, waiting = waiting_](Taking& taking) {
        --*waiting;
        return taking.encoder->see(frame, at);
    });
}

void ClipIntake::hear(const QByteArray& sound) {
    encode([sound](Taking& taking) { return taking.encoder->hear(sound); });
}

QFuture<Expected<MediumRef>> ClipIntake::keep() {
    return seal(false);
}

QFuture<Expected<MediumRef>> ClipIntake::finish() {
    return seal(true);
}

QFuture<Expected<MediumRef>> ClipIntake::seal(bool whole) {
    return QtConcurrent::run(&thread_, [vault = vault_, taking = taking_, whole]() -> Expected<MediumRef> {
        if (taking->failure)
            return tl::make_unexpected(*taking->failure);
        const auto file = whole ? taking->encoder->finish() : taking->encoder->soFar();
        if (!file)
            return tl::make_unexpected(file.error());
        if (file->isEmpty())
            return fail(nothingYet, ErrorCategory::Input, "Nothing was filmed, so nothing is kept.");
        if (taking->thumb.isEmpty())
            taking->thumb = media::encodeThumb(taking->encoder->picture()).value_or(QByteArray());
        return vault->keep(media::Recording{std::string(domain::clipKind), *file, taking->thumb});
    });
}

} // namespace jotter::viewmodels
