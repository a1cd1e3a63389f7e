#include "app/viewmodels/facts/readiness_model.h"

#include "app/viewmodels/facts/fact_words.h"
#include "platform/api/answer.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

namespace {
std::string settingOf(AdultId author, PupilId pupil) {
    return "readiness/" + author.toString() + "/" + pupil.toString();
}

/// The day by the clock on the wall.
std::string dayOf(WallTime now) {
    return QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count())
        .date()
        .toString(Qt::ISODate)
        .toStdString();
}
} // namespace

ReadinessModel::ReadinessModel(Services services, Recorder& recorder, QObject* parent)
    : QObject(parent)
    , services_(std::move(services))
    , recorder_(recorder) {
    connect(&choices_, &OptionList::picked, this, &ReadinessModel::pick);
}

void ReadinessModel::show(const std::vector<PupilId>& pupils, const QString& names) {
    std::vector<Option> options;
    for (const auto& word : fact::offered(fact::readiness, school_))
        options.push_back({.id = QString::fromStdString(word.id), .label = word.label});
    choices_.show(std::move(options));
    names_ = names;
    if (pupils_ == pupils)
        return Q_EMIT changed();
    pupils_ = pupils;
    said_.clear();
    again_ = false;
    Q_EMIT changed();
    const auto who = services_.signedIn();
    if (!who || pupils_.empty())
        return;
    const auto look = [pupils, author = who->adult,
                       today = dayOf(services_.clock->now())](const store::Queries& queries) {
        std::map<PupilId, bool> said;
        for (const auto pupil : pupils)
            said[pupil] = queries.setting(settingOf(author, pupil)) == today;
        return said;
    };
    whenAnswered(services_.store->read(look), this, [this, pupils](std::map<PupilId, bool> said) {
        if (pupils != pupils_)
            return;
        said_ = std::move(said);
        Q_EMIT changed();
    });
}

QString ReadinessModel::question() const {
    return pupils_.size() == 1 ? tr("How is %1 today?").arg(names_) : tr("How are they today?");
}

void ReadinessModel::sayAgain() {
    again_ = true;
    Q_EMIT changed();
}

std::vector<PupilId> ReadinessModel::unsaid() const {
    std::vector<PupilId> left;
    for (const auto pupil : pupils_)
        if (const auto it = said_.find(pupil); it != said_.end() && !it->second)
            left.push_back(pupil);
    return left;
}

void ReadinessModel::pick(const QString& id) {
    const auto whom = again_ ? pupils_ : unsaid();
    if (whom.empty())
        return;
    std::vector<domain::Readiness> what;
    for (const auto pupil : whom)
        what.push_back({.pupil = pupil, .state = id.toStdString()});
    // The toast is read by whoever looks at the tablet: that it was said, not what.
    const auto told = tr("%1 · How they are today").arg(names_);
    recorder_.say(
        std::move(what), told,
        [this, whom](bool kept) {
            if (kept)
                mark(whom, true);
        },
        [this, whom] { mark(whom, false); });
}

void ReadinessModel::mark(const std::vector<PupilId>& pupils, bool said) {
    const auto who = services_.signedIn();
    if (!who)
        return;
    const auto value = said ? dayOf(services_.clock->now()) : std::string();
    for (const auto pupil : pupils) {
        // Should it be lost, it is asked once more today.
        static_cast<void>(services_.store->saveSetting(settingOf(who->adult, pupil), value));
        if (const auto it = said_.find(pupil); it != said_.end())
            it->second = said;
    }
    again_ = false;
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
