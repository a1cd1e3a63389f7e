#include "app/store/reading/reader.h"

#include "app/store/log/media_manifest.h"
#include "app/store/log/meta.h"
#include "app/store/log/outbox.h"
#include "app/store/reading/concern_reader.h"
#include "app/store/reading/school_reader.h"
#include "app/store/reading/timeline_reader.h"
#include "app/store/reading/timetable_reader.h"
#include "app/store/replica/comparing.h"
#include "app/store/sqlite/errors.h"
#include "app/store/store.h"

#include <QLoggingCategory>

#include <algorithm>

namespace jotter::store {

Q_LOGGING_CATEGORY(readLog, "jotter.store.read")

namespace {
/// The answer, or the error; opens the connection for the first question.
template <class Question>
auto answer(std::optional<Connection>& connection, const Reader::Open& open, Question&& question)
    -> Expected<std::invoke_result_t<Question, Connection&>> {
    auto result = guarded([&] {
        if (!connection)
            connection.emplace(open());
        return question(*connection);
    });
    if (!result)
        qCWarning(readLog) << "a question was not answered:" << result.error().code.c_str();
    return result;
}

NeedsLookItem heldItem(const Prepared& row) {
    return {row.id<ChangeId>(0), row.text(1), row.text(2), row.time(3)};
}
} // namespace

void Reader::ask(const std::function<void(const Queries&)>& question) {
    std::optional<Transaction> snapshot;
    const auto began = guarded([&] {
        if (!connection_)
            connection_.emplace(open_());
        snapshot.emplace(*connection_, Transaction::Kind::Read);
    });
    if (!began)
        qCWarning(readLog) << "no snapshot to read from:" << began.error().code.c_str();
    question(*this);
}

std::string Reader::schoolName() const {
    return answer(connection_, open_, read::schoolName).value_or(std::string());
}

std::vector<domain::Adult> Reader::adults() const {
    return answer(connection_, open_, read::adults).value_or(std::vector<domain::Adult>());
}

std::optional<domain::Adult> Reader::adult(AdultId id) const {
    return answer(connection_, open_, [&](Connection& c) { return read::adult(c, id); })
        .value_or(std::nullopt);
}

std::vector<domain::Group> Reader::groups() const {
    return answer(connection_, open_, read::groups).value_or(std::vector<domain::Group>());
}

domain::HelpScale Reader::helpScale() const {
    return answer(connection_, open_, read::helpScale).value_or(domain::HelpScale::standard());
}

domain::FactChoices Reader::factChoices() const {
    return answer(connection_, open_, read::factChoices).value_or(domain::FactChoices());
}

domain::Timetable Reader::timetable() const {
    return answer(connection_, open_, read::timetable).value_or(domain::Timetable());
}

Expected<Board> Reader::board(domain::GroupId group, WallTime now) const {
    return answer(connection_, open_, [&](Connection& c) { return read::board(c, group, now); });
}

std::vector<domain::Pupil> Reader::pupils(const std::vector<domain::GroupId>& groups, WallTime now) const {
    return answer(connection_, open_,
                  [&](Connection& c) {
                      std::vector<domain::Pupil> pupils;
                      for (auto& row : read::pupilsOf(c, groups, now))
                          pupils.push_back(std::move(row.pupil));
                      return pupils;
                  })
        .value_or(std::vector<domain::Pupil>());
}

std::optional<domain::Pupil> Reader::pupil(PupilId id) const {
    return answer(connection_, open_, [&](Connection& c) { return read::pupil(c, id); })
        .value_or(std::nullopt);
}

std::vector<domain::Step> Reader::steps(PupilId pupil) const {
    return answer(connection_, open_,
                  [&](Connection& c) { return read::steps(c, read::streamOf(c, pupil), pupil); })
        .value_or(std::vector<domain::Step>());
}

std::vector<TwoVersions> Reader::twoVersions(PupilId pupil) const {
    return answer(connection_, open_,
                  [&](Connection& c) { return read::twoVersions(c, read::streamOf(c, pupil)); })
        .value_or(std::vector<TwoVersions>());
}

std::vector<domain::PassportLine> Reader::passport(PupilId pupil) const {
    return answer(connection_, open_,
                  [&](Connection& c) { return read::passport(c, read::streamOf(c, pupil)); })
        .value_or(std::vector<domain::PassportLine>());
}

std::vector<domain::OwnConcern> Reader::ownConcerns(AdultId author, PupilId pupil) const {
    return answer(connection_, open_, [&](Connection& c) { return read::ownConcerns(c, author, pupil); })
        .value_or(std::vector<domain::OwnConcern>());
}

Concerns Reader::concerns(AdultId reader) const {
    return answer(connection_, open_, [&](Connection& c) { return read::concerns(c, reader); })
        .value_or(Concerns());
}

std::vector<std::string> Reader::alerts(PupilId pupil) const {
    return answer(connection_, open_,
                  [&](Connection& c) { return read::alerts(c, read::streamOf(c, pupil)); })
        .value_or(std::vector<std::string>());
}

Expected<TimelinePage> Reader::timeline(PupilId pupil, const TimelineFilter& filter, const std::string& after,
                                        std::size_t limit) const {
    return answer(connection_, open_, [&](Connection& c) {
        return read::timeline(c, read::streamOf(c, pupil), filter, after, limit);
    });
}

std::vector<domain::Step> Reader::suggestSteps(PupilId pupil, const std::string& words,
                                               std::size_t limit) const {
    return answer(connection_, open_,
                  [&](Connection& c) {
                      return read::suggestSteps(c, read::streamOf(c, pupil), pupil, words, limit);
                  })
        .value_or(std::vector<domain::Step>());
}

std::vector<TimelineItem> Reader::search(const std::vector<domain::GroupId>& groups, const std::string& words,
                                         std::size_t limit) const {
    return answer(connection_, open_,
                  [&](Connection& c) {
                      std::vector<std::int64_t> streams;
                      for (const auto& row : read::pupilsOf(c, groups, clock_.now()))
                          streams.push_back(row.stream);
                      return read::search(c, streams, words, limit);
                  })
        .value_or(std::vector<TimelineItem>());
}

SafeCounts Reader::safeCounts() const {
    return answer(connection_, open_,
                  [](Connection& c) {
                      SafeCounts counts;
                      auto row = c.query("SELECT own, waiting, held, media_waiting FROM tally");
                      if (row.next()) {
                          counts.onTablet = row.count(0);
                          counts.waiting = row.count(1);
                          counts.needsLook = row.count(2);
                          counts.onServer = counts.onTablet - counts.waiting - counts.needsLook;
                          counts.mediaWaiting = row.count(3);
                      }
                      // Records that are there, but not with all their pictures.
                      auto lacking = c.query(
                          "SELECT count(DISTINCT change.row) FROM medium INDEXED BY medium_held "
                          "JOIN change ON change.row = medium.change "
                          "WHERE medium.state = 2 AND change.state IS NOT 0 AND change.state IS NOT 2");
                      if (lacking.next()) {
                          const auto held = std::min(lacking.count(0), counts.onServer);
                          counts.needsLook += held;
                          counts.onServer -= held;
                      }
                      counts.beingCompared = countDoubtful(c);
                      counts.oldestWaiting = oldestUnsent(c);
                      return counts;
                  })
        .value_or(SafeCounts());
}

std::vector<NeedsLookItem> Reader::needsLook() const {
    return answer(connection_, open_,
                  [](Connection& c) {
                      auto items = c.query("SELECT id, coalesce(reason, ''), type, at FROM change "
                                           "INDEXED BY change_held WHERE state = 2 ORDER BY number")
                                       .collect(heldItem);
                      auto media =
                          c.query(
                               "SELECT change.id, coalesce(medium.reason, ''), medium.kind, medium.at "
                               "FROM medium INDEXED BY medium_held JOIN change ON change.row = medium.change "
                               "WHERE medium.state = 2 AND change.state IS NOT 2 ORDER BY medium.at")
                              .collect(heldItem);
                      items.insert(items.end(), media.begin(), media.end());
                      return items;
                  })
        .value_or(std::vector<NeedsLookItem>());
}

std::vector<Draft> Reader::drafts(AdultId author) const {
    return answer(connection_, open_,
                  [&](Connection& c) {
                      std::vector<Draft> drafts;
                      auto rows =
                          c.query("SELECT id, author, body, media, changed FROM draft WHERE author = ?1 "
                                  "ORDER BY changed DESC, id",
                                  author);
                      while (rows.next())
                          drafts.push_back({rows.text(0), rows.id<AdultId>(1), rows.text(2),
                                            mediaFromText(rows.text(3)), rows.time(4)});
                      return drafts;
                  })
        .value_or(std::vector<Draft>());
}

std::vector<Ticket> Reader::tickets() const {
    return answer(connection_, open_,
                  [](Connection& c) {
                      std::vector<Ticket> tickets;
                      auto rows =
                          c.query("SELECT id, adult, expires, verifier, wrong_tries, tried_last FROM ticket "
                                  "ORDER BY expires DESC, id");
                      while (rows.next())
                          tickets.push_back({rows.id<TicketId>(0), rows.id<AdultId>(1), rows.time(2),
                                             rows.text(3), static_cast<int>(rows.integer(4)), rows.time(5)});
                      return tickets;
                  })
        .value_or(std::vector<Ticket>());
}

std::string Reader::setting(const std::string& name) const {
    return answer(connection_, open_,
                  [&](Connection& c) {
                      auto row = c.query("SELECT value FROM setting WHERE name = ?1", name);
                      return row.next() ? row.text(0) : std::string();
                  })
        .value_or(std::string());
}

DeviceId Reader::device() const {
    return answer(connection_, open_,
                  [](Connection& c) { return DeviceId::parse(Meta(c).text("device")).value_or(DeviceId{}); })
        .value_or(DeviceId{});
}

bool Reader::mediumIsHere(const Sha256& sha256) const {
    return answer(connection_, open_, [&](Connection& c) { return MediaManifest(c).isHere(sha256); })
        .value_or(false);
}

std::string Reader::remembered(const std::string& name) const {
    return answer(connection_, open_, [&](Connection& c) { return Meta(c).text("remembered/" + name); })
        .value_or(std::string());
}

Expected<bool> Reader::sound() const {
    return answer(connection_, open_, [](Connection& c) {
        auto check = c.query("PRAGMA integrity_check(1)");
        return check.next() && check.text(0) == "ok";
    });
}

} // namespace jotter::store
