#include "app/viewmodels/safe/safe_model.h"

#include "app/viewmodels/app/words.h"
#include "app/viewmodels/safe/network_words.h"
#include "platform/api/answer.h"

namespace jotter::viewmodels {

namespace {

using Phase = session::SyncStatus::Phase;
constexpr std::uint64_t littleSpace = 500'000'000; // about 1,500 photos

} // namespace

SafeModel::SafeModel(World world, QObject* parent)
    : QObject(parent)
    , world_(std::move(world)) {
    ages_.setInterval(std::chrono::seconds{30});
    connect(&ages_, &QTimer::timeout, this, [this] {
        Q_EMIT changed();
        Q_EMIT placesChanged();
    });
    connect(&world_.watch, &SafetyWatch::changed, this, [this] {
        items_.show(world_.watch.needsLook());
        Q_EMIT changed();
    });
    items_.show(world_.watch.needsLook());
}

void SafeModel::retell() {
    items_.show(world_.watch.needsLook());
    Q_EMIT changed();
    Q_EMIT placesChanged();
}

void SafeModel::setShown(bool shown) {
    if (shown_ == shown)
        return;
    shown_ = shown;
    if (shown) {
        ages_.start();
        world_.sync.poke();
    } else {
        ages_.stop();
    }
    Q_EMIT shownChanged();
    Q_EMIT changed();
    Q_EMIT placesChanged();
}

QString SafeModel::onTablet() const {
    return words::count(world_.watch.counts().onTablet);
}
QString SafeModel::waiting() const {
    return words::count(world_.watch.counts().waiting);
}
QString SafeModel::onServer() const {
    return words::count(world_.watch.counts().onServer);
}
QString SafeModel::needsLook() const {
    return words::count(world_.watch.counts().needsLook);
}

QString SafeModel::waitingMeaning() const {
    const auto& counts = world_.watch.counts();
    if (!hasServer())
        return tr("Nothing is sent from here: this tablet belongs to no school.");
    if (counts.waiting == 0)
        return tr("Nothing waits.");
    if (counts.oldestWaiting)
        return tr("Safe here, goes up by itself. The oldest is from %1.")
            .arg(words::dayAndTime(*counts.oldestWaiting));
    return tr("Safe here, goes up by itself.");
}

bool SafeModel::allSafe() const {
    const auto& counts = world_.watch.counts();
    return known() && hasServer() && counts.waiting == 0 && counts.needsLook == 0 &&
           counts.mediaWaiting == 0 && counts.beingCompared == 0;
}

QString SafeModel::headline() const {
    if (!known())
        return {};
    const auto& counts = world_.watch.counts();
    if (allSafe())
        return tr("Everything on this tablet is on the school server. Safe to put away.");
    if (!hasServer())
        return tr("Everything is kept on this tablet, and only here.");
    if (counts.needsLook > 0 && counts.waiting == 0)
        return tr("Everything is kept on this tablet. Something below needs a look.");
    if (counts.waiting == 0 && counts.mediaWaiting == 0)
        return tr("Everything has been sent; the school server's copy is being compared with this tablet.");
    return tr("Everything is kept on this tablet and goes to the school server by itself.");
}

QString SafeModel::lastExchange() const {
    const auto& last = world_.watch.status().lastExchange;
    if (!hasServer())
        return tr("This tablet has no school server.");
    if (!last)
        return tr("Has not talked with the school server yet.");
    return tr("Last talked with the school server %1.").arg(words::ago(*last, world_.clock.now()));
}

QString SafeModel::networkSentence() const {
    const auto& status = world_.watch.status();
    return status.sentence == "metered" && status.metered ? QString{} : networkWords(status);
}

bool SafeModel::exchanging() const {
    return world_.watch.status().phase == Phase::Exchanging;
}

bool SafeModel::travelling() const {
    const auto& status = world_.watch.status();
    return exchanging() && status.travellingTotal > 0 && status.travelling < status.travellingTotal;
}

double SafeModel::progress() const {
    const auto& status = world_.watch.status();
    if (status.travellingTotal == 0)
        return 0;
    return static_cast<double>(status.travelling) / static_cast<double>(status.travellingTotal);
}

QString SafeModel::travellingText() const {
    const auto& status = world_.watch.status();
    if (travelling()) {
        const auto sentence = world_.watch.counts().mediaWaiting > 0
                                  ? tr("Pictures are on their way: %1 of %2")
                                  : tr("Pictures come from the school server: %1 of %2");
        return sentence.arg(words::size(status.travelling), words::size(status.travellingTotal));
    }
    return exchanging() ? tr("Talking with the school server") : QString{};
}

QString SafeModel::freeSpace() const {
    const auto bytes = world_.freeBytes();
    return spaceLow() ? tr("Only %1 are free: ticks and notes still fit, photos soon will not.")
                            .arg(words::size(bytes))
                      : tr("%1 are free for records and photos.").arg(words::size(bytes));
}

bool SafeModel::spaceLow() const {
    return world_.freeBytes() < littleSpace;
}

QString SafeModel::meteredSentence() const {
    if (!hasServer() || !world_.watch.status().metered)
        return {};
    return picturesAnyway()
               ? tr("Pictures go over this network too, although it may cost money: that was chosen "
                    "here.")
               : meteredWords();
}

bool SafeModel::picturesAnyway() const {
    return world_.watch.status().picturesAnyway;
}

void SafeModel::setPicturesAnyway(bool anyway) {
    world_.sync.setPicturesAnyway(anyway);
}

void SafeModel::sendNow() {
    world_.sync.poke();
}

void SafeModel::tryAgain(const QString& change) {
    const auto id = ChangeId::parse(change.toStdString());
    if (!id)
        return;
    whenAnswered(world_.store.tryAgain(*id), this, [this](const Expected<void>& done) {
        if (done)
            world_.sync.poke();
    });
}

} // namespace jotter::viewmodels
