#include "app/shell/demo/demo_profile.h"

#include "app/session/pin.h"

#include <QLoggingCategory>
#include <QtConcurrent>

#include <algorithm>

namespace jotter::shell {

namespace {
Q_LOGGING_CATEGORY(log, "jotter.demo")

constexpr std::size_t batchSize = 1'000;
constexpr int picturesDone = 30; ///< percent
constexpr std::chrono::days ticketLasts{365};

/// Carries one school into one profile, a batch at a time.
class Filling {
public:
    Filling(store::Store& store, media::Vault& vault, QPromise<Expected<void>>& promise)
        : store_(store)
        , vault_(vault)
        , promise_(promise) {
        promise_.setProgressRange(0, 100);
    }

    Expected<void> fill(const demo::School& school, const Clock& clock) {
        if (store_.read([](const store::Queries& queries) { return queries.setting(demoSetting); })
                .result() == "yes")
            return {};
        outcome_ = store_.beginLoad().result();
        if (outcome_)
            outcome_ = pour(school, clock);
        if (!outcome_)
            takeOut();
        return outcome_;
    }

private:
    Expected<void> pour(const demo::School& school, const Clock& clock) {
        pictures_ = school.roll().shape.pictures;
        expected_ = expectedChanges(school.roll());
        const demo::Sink sink{[this](const demo::Picture& picture) { return take(picture); },
                              [this](SealedChange change) { return take(std::move(change)); }};
        const auto told = school.tell(sink);
        if (!told)
            return tl::make_unexpected(told.error());
        flush();
        if (outcome_)
            outcome_ = admit(school.roll(), clock);
        if (outcome_)
            outcome_ = store_.finishLoad(demoSetting, "yes").result();
        if (outcome_)
            promise_.setProgressValue(100);
        return outcome_;
    }

    /// What cannot be taken out now goes at the next start, and before the tablet joins a school.
    void takeOut() {
        if (const auto gone = store_.abandonLoad().result(); !gone)
            qCWarning(log) << "a load that was cut short is still here:" << gone.error().code.c_str();
        for (const auto& sha256 : pictureFiles_)
            if (const auto gone = vault_.remove(sha256); !gone)
                qCWarning(log) << "a picture of it is still here:" << gone.error().code.c_str();
    }

    /// Close enough for a progress bar.
    static std::size_t expectedChanges(const demo::Roll& roll) {
        std::size_t changes = roll.pupils.size() * 3 + 2'500;
        for (const auto& pupil : roll.pupils)
            changes += pupil.targets.size() * 6 + (pupil.hasSen() ? 6 : 0);
        return changes + roll.shape.records;
    }

    [[nodiscard]] bool goOn() {
        if (promise_.isCanceled() && outcome_)
            outcome_ = fail("cancelled", ErrorCategory::Input,
                            "The demonstration school was not loaded, and nothing of it was kept.");
        return outcome_.has_value();
    }

    bool take(const demo::Picture& picture) {
        media::PreparedPhoto photo;
        photo.jpeg = picture.jpeg;
        photo.thumb = picture.thumb;
        photo.sha256 = picture.sha256;
        photo.thumbSha256 = picture.thumbSha256;
        const auto kept = vault_.keep(photo);
        if (!kept)
            outcome_ = tl::make_unexpected(kept.error());
        pictureFiles_.insert(pictureFiles_.end(), {picture.sha256, picture.thumbSha256});
        ++kept_;
        promise_.setProgressValue(
            static_cast<int>(kept_ * picturesDone / std::max<std::size_t>(pictures_, 1)));
        return goOn();
    }

    bool take(SealedChange change) {
        batch_.push_back(std::move(change));
        return batch_.size() < batchSize || (flush(), goOn());
    }

    void flush() {
        if (!goOn() || batch_.empty())
            return;
        loaded_ += batch_.size();
        outcome_ = store_.load(std::move(batch_)).result();
        batch_.clear();
        const auto share = static_cast<int>(loaded_ * (99 - picturesDone) / expected_);
        promise_.setProgressValue(std::min(99, picturesDone + share));
    }

    /// One verifier serves all: the PIN of the demonstration is no secret, and each would cost a tenth of a
    /// second.
    Expected<void> admit(const demo::Roll& roll, const Clock& clock) {
        const auto verifier = session::makePinVerifier(std::string(demo::demoPin));
        if (!verifier)
            return tl::make_unexpected(verifier.error());
        for (const auto& adult : roll.adults) {
            store::Ticket ticket;
            ticket.id = TicketId{adult.id.value};
            ticket.adult = adult.id;
            ticket.expires = clock.now() + ticketLasts;
            ticket.pinVerifier = *verifier;
            if (auto saved = store_.saveTicket(std::move(ticket)).result(); !saved)
                return saved;
        }
        return {};
    }

    store::Store& store_;
    media::Vault& vault_;
    QPromise<Expected<void>>& promise_;
    std::vector<SealedChange> batch_;
    std::vector<Sha256> pictureFiles_;
    std::size_t kept_ = 0;
    std::size_t pictures_ = 0;
    std::size_t expected_ = 1;
    std::size_t loaded_ = 0;
    Expected<void> outcome_;
};
} // namespace

QFuture<Expected<void>> fillWithDemoSchool(store::Store& store, media::Vault& vault, const Clock& clock,
                                           QThreadPool& pool, demo::Options options) {
    return QtConcurrent::run(&pool, [&store, &vault, &clock, options](QPromise<Expected<void>>& promise) {
        promise.addResult(Filling(store, vault, promise).fill(demo::School::make(options), clock));
    });
}

demo::Options demoSchoolOf(const Clock& clock) {
    demo::Options options;
    options.today = std::chrono::floor<std::chrono::days>(clock.now());
    return options;
}

} // namespace jotter::shell
