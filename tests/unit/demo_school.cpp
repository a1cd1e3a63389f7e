// Thornbeck Primary is what demo-school.md says it is, the same every time.
#include "assets/demo/people/upn.h"
#include "assets/demo/school.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

using namespace jotter;
using namespace jotter::demo;
using namespace std::chrono;

namespace {
constexpr Day today = sys_days{2026y / November / 20};

struct Told {
    School school = School::make({});
    std::vector<SealedChange> changes;
    std::map<Sha256, QByteArray> media;
    Summary summary;

    [[nodiscard]] std::vector<const Change*> ofType(std::string_view type) const {
        std::vector<const Change*> found;
        for (const auto& sealed : changes)
            if (sealed.change.type == type)
                found.push_back(&sealed.change);
        return found;
    }
};

Told tell(Options options) {
    Told told;
    options.today = today;
    options.pictures = 8;
    told.school = School::make(options);
    bool orderly = true;
    const Sink sink{[&](const Picture& picture) {
                        told.media[picture.sha256] = picture.jpeg;
                        told.media[picture.thumbSha256] = picture.thumb;
                        return true;
                    },
                    [&](SealedChange change) {
                        for (const auto& medium : change.change.media)
                            orderly = orderly && told.media.contains(medium.sha256);
                        told.changes.push_back(std::move(change));
                        return true;
                    }};
    const auto summary = told.school.tell(sink);
    if (summary)
        told.summary = *summary;
    if (!summary || !orderly)
        told.changes.clear();
    return told;
}

std::string field(const Change& change, const char* name) {
    return change.fields.value(name, std::string{});
}
} // namespace

class DemoSchoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        told_ = tell({});
        QVERIFY(!told_.changes.empty());
    }

    void upnCheckLetters_data() {
        QTest::addColumn<QString>("rest");
        QTest::addColumn<char>("letter");
        // codes.md
        QTest::newRow("first") << "801200005001" << 'B';
        QTest::newRow("second") << "801200005002" << 'Q';
        QTest::newRow("guide") << "207000016049" << 'P';
        QTest::newRow("temporary") << "80120000500A" << 'M';
        QTest::newRow("demo") << "999412325001" << 'W';
        QTest::newRow("demo 2") << "999412325002" << 'K';
    }
    void upnCheckLetters() {
        QFETCH(QString, rest);
        QFETCH(char, letter);
        QCOMPARE(upnCheckLetter(rest.toStdString()), letter);
    }

    void everyGroupHasAWeekOfLessonsAndNobodyTwoAtOnce() {
        std::map<std::string, int> lessonsOf;
        std::set<std::string> taken;
        for (const auto* lesson : told_.ofType("lesson")) {
            ++lessonsOf[field(*lesson, "group")];
            const auto when =
                lesson->fields.at("day").dump() + field(*lesson, "week") + field(*lesson, "from");
            for (const auto& adult : lesson->fields.at("staff"))
                QVERIFY2(taken.insert(when + adult.get<std::string>()).second, when.c_str());
        }
        QCOMPARE(lessonsOf.size(), std::size_t{15});
        for (const auto& [group, lessons] : lessonsOf)
            QVERIFY(lessons >= 25);
        QCOMPARE(told_.ofType("timetable").size(), std::size_t{1});
    }

    void theSchoolHasThePeopleItShould() {
        const auto& roll = told_.school.roll();
        QCOMPARE(roll.pupils.size(), std::size_t{430});
        QCOMPARE(roll.groups.size(), std::size_t{15});
        QCOMPARE(roll.adults.size(), std::size_t{46});
        QCOMPARE(roll.devices.size(), std::size_t{21});
        std::map<std::string, int> roles;
        for (const auto& adult : roll.adults)
            ++roles[adult.role];
        QCOMPARE(roles["teacher"], 15);
        QCOMPARE(roles["senco"], 1);
        QVERIFY(roll.groupNamed("Harbour Room"));
        std::set<std::string> names;
        std::set<std::string> upns;
        std::map<std::size_t, int> inGroup;
        for (const auto& pupil : roll.pupils) {
            names.insert(pupil.given + pupil.family);
            upns.insert(pupil.upn);
            ++inGroup[pupil.group];
            QCOMPARE(pupil.upn.size(), std::size_t{13});
            QCOMPARE(pupil.upn.substr(1, 3), std::string("999"));
            QCOMPARE(pupil.upn[0], upnCheckLetter(pupil.upn.substr(1)));
        }
        QCOMPARE(names.size(), roll.pupils.size());
        QCOMPARE(upns.size(), roll.pupils.size());
        QCOMPARE(inGroup[14], 10);
        QCOMPARE(inGroup[0], 30);
    }

    void needsArePlannedAsListed() {
        std::map<std::string, std::map<std::string, int>> needs;
        int twoTypes = 0;
        int plans = 0;
        for (const auto& pupil : told_.school.roll().pupils) {
            ++needs[pupil.provision][pupil.need];
            plans += pupil.provision == "E";
            twoTypes += !pupil.secondNeed.empty();
        }
        const std::map<std::string, int> support{{"SLCN", 20}, {"SEMH", 12}, {"SPLD", 8}, {"MLD", 6},
                                                 {"ASD", 4},   {"HI", 1},    {"VI", 1},   {"PD", 1},
                                                 {"OTH", 1},   {"NSA", 1}};
        const std::map<std::string, int> plan{{"ASD", 10}, {"SLCN", 3}, {"SEMH", 1},
                                              {"SLD", 1},  {"PD", 1},   {"DS", 1}};
        QCOMPARE(needs["K"], support);
        QCOMPARE(needs["E"], plan);
        QCOMPARE(plans, 17);
        QCOMPARE(twoTypes, 1);
    }

    void someHaveAlertsThatEveryAdultMustKnow() {
        std::map<std::string, int> kinds;
        for (const auto* alert : told_.ofType("alert")) {
            ++kinds[field(*alert, "kind")];
            QVERIFY(!field(*alert, "text").empty());
        }
        QVERIFY(kinds["allergy"] >= 4 && kinds["medical"] >= 4 && kinds["safety"] == 1);
        const auto* ben = told_.school.roll().pupilNamed("Ben", "Tulloch");
        QVERIFY(std::ranges::any_of(told_.ofType("alert"), [&](const Change* alert) {
            return alert->stream == "pupil/" + ben->id.toString();
        }));
    }

    void targetsAndStepsAreAboutAsMany() {
        const auto targets = told_.ofType("target");
        QVERIFY2(targets.size() >= 330 && targets.size() <= 350, QByteArray::number(targets.size()));
        std::size_t texts = 0;
        for (const auto* step : told_.ofType("step")) {
            if (!step->fields.contains("text"))
                continue; // a later edit
            ++texts;
            QVERIFY(field(*step, "text").starts_with("Can "));
        }
        QVERIFY2(texts >= 1'650 && texts <= 1'750, QByteArray::number(texts));
    }

    void aWeekHasAbout163Records() {
        std::map<long, int> weeks;
        int friday = 0;
        int wednesday = 0;
        int inLessons = 0;
        const auto seen = told_.ofType("observation");
        for (const auto* change : seen) {
            const auto day = floor<days>(change->at);
            QVERIFY(day < today);
            ++weeks[(day - sys_days{2026y / August / 17}).count() / 7];
            friday += weekday{day} == Friday;
            wednesday += weekday{day} == Wednesday;
            const auto minute = duration_cast<minutes>(change->at - day).count();
            inLessons += minute >= 8 * 60 && minute <= 15 * 60 + 20;
        }
        QCOMPARE(seen.size(), told_.summary.observations);
        QVERIFY2(seen.size() > 1'900 && seen.size() < 2'150, QByteArray::number(seen.size()));
        for (auto it = weeks.begin(); it != std::prev(weeks.end()); ++it)
            QVERIFY2(std::abs(it->second - 163) <= 2, QByteArray::number(it->second));
        QVERIFY(friday < wednesday * 3 / 4);
        QVERIFY(inLessons > static_cast<int>(seen.size()) * 85 / 100);
        QCOMPARE(static_cast<long>(weeks.size()),
                 weeks.rbegin()->first - weeks.begin()->first); // the half term
    }

    void kindsOfRecordsAreMixedAsInASchool() {
        const auto seen = told_.ofType("observation");
        std::size_t photos = 0;
        std::size_t notes = 0;
        for (const auto* change : seen) {
            photos += !change->media.empty();
            notes += change->media.empty() && change->fields.contains("note");
        }
        const auto share = [&](std::size_t count) {
            return 100.0 * static_cast<double>(count) / static_cast<double>(seen.size());
        };
        QVERIFY2(share(photos) > 12 && share(photos) < 19, QByteArray::number(share(photos)));
        QVERIFY2(share(notes) > 25 && share(notes) < 35, QByteArray::number(share(notes)));
    }

    void everyStepSeenBelongsToItsPupil() {
        std::map<std::string, std::string> streamOfStep;
        for (const auto* step : told_.ofType("step"))
            streamOfStep[step->entity.toString()] = step->stream;
        for (const auto* seen : told_.ofType("observation")) {
            for (const auto& step : seen->fields.at("steps"))
                QCOMPARE(streamOfStep[step.get<std::string>()], seen->stream);
        }
    }

    void noPhotoOfAPupilWithoutConsent() {
        std::map<std::string, std::string> consent;
        int withdrawn = 0;
        int photosBefore = 0;
        std::map<std::string, int> photos;
        for (const auto& sealed : told_.changes) {
            const auto& change = sealed.change;
            if (change.type == "consent") {
                auto& now = consent[change.stream];
                withdrawn += !now.empty();
                if (!now.empty())
                    photosBefore = photos[change.stream];
                now = field(change, "photos");
            }
            if (!change.media.empty()) {
                ++photos[change.stream];
                QVERIFY(consent[change.stream] != "none");
            }
        }
        QCOMPARE(withdrawn, 1);
        QVERIFY(photosBefore > 0); // or withdrawing would have nothing to hide
        const auto count = [&](const char* code) {
            return std::ranges::count_if(consent, [&](const auto& entry) { return entry.second == code; });
        };
        QCOMPARE(count("none"), 6);
        QCOMPARE(count("school"), 14);
    }

    void everyMediumIsAJpegWithoutMetadata() {
        QVERIFY(told_.summary.media > 200);
        for (const auto& [hash, bytes] : told_.media) {
            QVERIFY(Sha256::of({bytes.constData(), static_cast<std::size_t>(bytes.size())}) == hash);
            QVERIFY(bytes.startsWith("\xff\xd8\xff"));
            QVERIFY(!bytes.contains("Exif") && !bytes.contains("ns.adobe.com"));
        }
    }

    void clocksOnlyGoForwardAndIdsAreUnique() {
        std::map<std::string, Hlc> last;
        std::set<std::string> ids;
        std::map<std::string, std::string> ticketOwner;
        for (const auto& sealed : told_.changes) {
            const auto& change = sealed.change;
            auto& before = last[change.device.toString()];
            QVERIFY(before < change.hlc);
            before = change.hlc;
            QVERIFY(ids.insert(change.id.toString()).second);
            auto& owner = ticketOwner[change.ticket.toString()];
            const auto user = change.author.toString() + change.device.toString();
            QVERIFY(owner.empty() || owner == user);
            owner = user;
        }
    }

    void editsSayWhatTheirWriterHadSeen() {
        std::map<std::pair<std::string, std::string>, Hlc> written;
        std::size_t edits = 0;
        for (const auto& sealed : told_.changes) {
            const auto& change = sealed.change;
            for (const auto& [name, value] : change.fields.items()) {
                auto& stamp = written[{change.entity.toString(), name}];
                if (!stamp.device.empty()) {
                    ++edits;
                    QVERIFY(change.base.at(name) == stamp);
                }
                stamp = change.hlc;
            }
        }
        QVERIFY(edits > 20);
    }

    void theSchoolLivesBesideItsLessons() {
        std::map<std::string, std::set<std::string>> titles;
        std::map<std::string, int> outcomes;
        for (const auto* change : told_.ofType("intervention")) {
            if (change->fields.contains("title"))
                titles[field(*change, "title")].insert(change->stream);
            else
                ++outcomes[field(*change, "help")];
            if (change->fields.contains("stopped"))
                ++outcomes["stopped"];
        }
        QCOMPARE(titles.size(), std::size_t{12});
        for (const auto& [title, pupils] : titles)
            QCOMPARE(pupils.size(), std::size_t{4});
        QCOMPARE(outcomes["different"], 8); // two of them, four pupils each
        QCOMPARE(outcomes["stopped"], 4);
        QCOMPARE(told_.ofType("walk").size(), std::size_t{4 * 7});
        QCOMPARE(told_.ofType("book-look").size(), std::size_t{2 * 12});
        QCOMPARE(told_.ofType("round-robin").size(), std::size_t{72});
        const auto concerns = told_.ofType("concern");
        QVERIFY2(concerns.size() >= 9 && concerns.size() <= 16, QByteArray::number(concerns.size()));
        for (const auto* concern : concerns)
            QVERIFY(concern->stream.ends_with("/restricted"));
        for (const auto* walk : told_.ofType("walk"))
            QCOMPARE(walk->stream, std::string("walks"));
    }

    void storiesAreThere() {
        const auto& roll = told_.school.roll();
        const auto* cerys = roll.pupilNamed("Cerys", "Owen");
        const auto* faisal = roll.pupilNamed("Faisal", "Aziz");
        const auto* jude = roll.pupilNamed("Jude", "Okafor");
        QVERIFY(cerys && faisal && jude);
        std::map<std::string, int> inHall;
        int lateOnForgotten = 0;
        int photosOfJude = 0;
        const auto& forgotten = faisal->targets[2].steps;
        for (const auto* seen : told_.ofType("observation")) {
            const auto step = seen->fields.at("steps")[0].get<std::string>();
            photosOfJude += seen->stream == "pupil/" + jude->id.toString() && !seen->media.empty();
            if (step == cerys->targets[0].steps[cerys->targets[0].startsAt].toString() &&
                seen->fields.at("facts").at("place") == "the hall")
                ++inHall[field(*seen, "help")];
            if (seen->at >= WallTime{today - weeks{5}})
                lateOnForgotten +=
                    std::ranges::any_of(forgotten, [&](const auto& id) { return id.toString() == step; });
        }
        QVERIFY(!inHall.empty());
        QVERIFY(!inHall.contains("own"));
        QCOMPARE(lateOnForgotten, 0);
        QCOMPARE(photosOfJude, 0);
        QCOMPARE(told_.ofType("life-event").size(), std::size_t{1});
        QVERIFY(told_.ofType("life-event")[0]->stream.ends_with("/restricted"));
    }

    void theSameSeedAndDayGiveTheSameBytes() {
        const auto again = tell({});
        QCOMPARE(again.changes.size(), told_.changes.size());
        for (std::size_t i = 0; i < again.changes.size(); ++i)
            QVERIFY(again.changes[i].bytes == told_.changes[i].bytes);
        const auto other = tell({.seed = 2});
        QVERIFY(other.changes.back().bytes != told_.changes.back().bytes);
    }

    void aSpecialSchoolHasExactlyTheAskedRecords() {
        std::size_t observations = 0;
        std::size_t media = 0;
        const auto school = School::make({.today = today, .size = Size::SpecialYear, .pictures = 1});
        const Sink sink{{}, [&](const SealedChange& sealed) {
                            observations += sealed.change.type == "observation";
                            media += sealed.change.media.size();
                            return true;
                        }};
        QVERIFY(school.tell(sink).has_value());
        QCOMPARE(school.roll().pupils.size(), std::size_t{140});
        QCOMPARE(observations, std::size_t{53'000});
        QVERIFY2(media > 7'000 && media < 9'000, QByteArray::number(media));
    }

    void tellingStopsWhenAsked() {
        int taken = 0;
        const Sink sink{{}, [&](const SealedChange&) { return ++taken < 10; }};
        const auto summary = School::make({.today = today, .pictures = 1}).tell(sink);
        QVERIFY(summary && summary->stopped);
        QCOMPARE(taken, 10);
    }

private:
    Told told_;
};

QTEST_GUILESS_MAIN(DemoSchoolTest)
#include "demo_school.moc"
