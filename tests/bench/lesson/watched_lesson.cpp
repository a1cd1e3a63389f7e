// The app itself in a lesson, watched: what `jotter` runs, and a teacher who touches, flicks and reads.
//   bench-watched-lesson --profile FOLDER   with JOTTER_BENCH_ADULT and JOTTER_BENCH_PIN
// It tells the figures of P2, P13 and P15 that are its own; bench_lesson sets them beside what they are
// compared with.
#include "app/shell/application.h"
#include "tests/bench/bench.h"
#include "tests/bench/lesson/frame_watch.h"
#include "tests/bench/start/resident.h"
#include "tests/bench/start/sign_in.h"
#include "tests/bench/start/stopwatch.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QTimer>
#include <QtTest>

#include <optional>

namespace {
using namespace jotter;
using bench::tell;
using Clock = bench::StartClock;

constexpr double frameOf60Hz = 1.0 / 60;

template <class Matches>
QQuickItem* find(QQuickItem* item, const Matches& matches) {
    if (!item->isVisible())
        return nullptr;
    if (matches(*item))
        return item;
    const auto children = item->childItems();
    for (auto* child : children)
        if (auto* found = find(child, matches))
            return found;
    return nullptr;
}

auto named(const QString& name) {
    return [name](const QQuickItem& item) { return item.objectName() == name; };
}
bool isCardArea(const QQuickItem& item) {
    return QByteArray(item.metaObject()->className()).startsWith("CardArea");
}
bool isBeingRead(const QQuickItem& item) {
    constexpr int loading = 2;
    return item.inherits("QQuickImage") && item.property("status").toInt() == loading;
}

class WatchedLesson {
public:
    explicit WatchedLesson(shell::Application& app)
        : app_(app)
        , window_(*app.window())
        , frames_(window_) {}

    void give() {
        await("who may sign in", [&] { return shown(named(QStringLiteral("adult"))) != nullptr; });
        bench::signIn(app_.model());
        await("the board", [&] {
            return app_.model().stage() == viewmodels::AppModel::Stage::Inside &&
                   board().state() == viewmodels::BoardModel::State::Ready;
        });
        touchDiscs();
        flickBoard();
        readTimeline();
    }

private:
    [[nodiscard]] viewmodels::BoardModel& board() const { return *app_.model().board(); }
    template <class Matches>
    [[nodiscard]] QQuickItem* shown(const Matches& matches) const {
        return find(window_.contentItem(), matches);
    }
    static void await(const char* what, const std::function<bool()>& happened) {
        if (!QTest::qWaitFor(happened, 60'000))
            throw std::runtime_error(std::string("the lesson does not go on: ") + what);
    }

    /// Seconds from here to the first frame after which it is so.
    double untilFrame(const std::function<bool()>& isSo) {
        const auto start = Clock::now();
        std::optional<Clock::time_point> then;
        const auto watched = QObject::connect(
            &window_, &QQuickWindow::frameSwapped, &window_,
            [&] {
                if (!then && isSo())
                    then = Clock::now();
            },
            Qt::DirectConnection);
        await("a frame", [&] { return then.has_value(); });
        QObject::disconnect(watched);
        return std::chrono::duration<double>(*then - start).count();
    }

    /// P2: a press, and the frame in which the disc stands as recorded; and a frame of this window alone.
    void touchDiscs() {
        constexpr int presses = 24;
        std::vector<double> answers;
        std::vector<double> frames;
        for (int i = 0; i < presses; ++i) {
            const auto& card =
                *board().cards()->cards().at(static_cast<std::size_t>(i % board().cards()->count()));
            const auto& option = board().discs()->options().at(static_cast<std::size_t>(i % 3));
            auto* disc = shown(named(QStringLiteral("disc-%1-%2").arg(card.name(), option.id)));
            if (disc == nullptr)
                throw std::runtime_error("a card has no discs");
            const auto place = disc->mapToScene(disc->boundingRect().center()).toPoint();
            QTimer::singleShot(0, &window_, [&] { QTest::mouseClick(&window_, Qt::LeftButton, {}, place); });
            answers.push_back(untilFrame([&] { return disc->property("selected").toBool(); }));
            await("the word of what was recorded", [&] { return board().toast()->shown(); });
            QTimer::singleShot(0, &window_, [&] { window_.update(); });
            frames.push_back(untilFrame([] { return true; }));
            board().toast()->dismiss();
            await("the word has gone", [&] { return !board().toast()->shown(); });
        }
        tell("answer", bench::quantile(answers, 0.5));
        tell("slowest answer", bench::quantile(answers, 1));
        tell("frame", bench::quantile(frames, 0.5));
    }

    /// P15: ten seconds of flicks, there and back.
    void flick(QQuickItem& list, const char* what) {
        using namespace std::chrono_literals;
        constexpr auto apart = 500ms;
        constexpr int flicks = 20;
        await("pictures", [&] { return shown(isBeingRead) == nullptr; });
        frames_.begin();
        for (int i = 0; i < flicks; ++i) {
            const double speed = i % 4 < 2 ? -2500 : 2500;
            QMetaObject::invokeMethod(&list, "flick", Q_ARG(qreal, 0), Q_ARG(qreal, speed));
            const auto next = Clock::now() + apart;
            await("the next flick", [&] { return Clock::now() >= next; });
        }
        const auto costs = frames_.costs();
        const auto late = std::ranges::count_if(costs, [](double cost) { return cost > frameOf60Hz; });
        const auto about = [&](const char* word, double count) {
            tell((std::string(what) + word).c_str(), count);
        };
        about(" frames", static_cast<double>(costs.size()));
        about(" late", static_cast<double>(late));
        about(" usual", bench::quantile(costs, 0.5));
        about(" slowest", bench::quantile(costs, 1));
    }

    void flickBoard() {
        window_.resize(390, 844); // on a tablet every card is in sight
        await("a narrow board", [&] { return shown(isCardArea) && shown(isCardArea)->width() < 400; });
        flick(*shown(isCardArea), "board");
        window_.resize(1280, 800);
        await("a wide board", [&] { return shown(isCardArea)->width() > 1000; });
    }

    void readTimeline() {
        app_.model().openPupil(board().cards()->cards().front()->pupilId());
        await("the timeline", [&] {
            const auto* list = shown(named(QStringLiteral("timeline")));
            return list && list->property("count").toInt() > 0;
        });
        auto& list = *shown(named(QStringLiteral("timeline")));
        flick(list, "timeline");
        scrollThrough(list);
    }

    /// P13: record by record, each photo waited for, until a thousand were on the screen.
    void scrollThrough(QQuickItem& list) {
        constexpr int records = 1000;
        for (bool atEnd = false; !atEnd;) {
            const auto before = list.property("contentY").toReal();
            list.setProperty("contentY", before + 0.8 * list.height());
            QMetaObject::invokeMethod(&list, "returnToBounds");
            (void)untilFrame([&] { return shown(isBeingRead) == nullptr; });
            atEnd = list.property("atYEnd").toBool() && list.property("count").toInt() >= records;
        }
        tell("records", list.property("count").toInt());
        tell("resident", bench::residentMegabytes());
    }

    shell::Application& app_;
    QQuickWindow& window_;
    bench::FrameWatch frames_;
};
} // namespace

int main(int argc, char** argv) {
    shell::prepare();
    QGuiApplication app(argc, argv);
    shell::Application jotter(shell::launchFrom(QGuiApplication::arguments()));
    if (!jotter.start())
        return EXIT_FAILURE;
    WatchedLesson lesson(jotter);
    QTimer::singleShot(0, &app, [&] {
        try {
            lesson.give();
        } catch (const std::exception& failure) {
            std::fprintf(stderr, "%s\n", failure.what());
            std::_Exit(EXIT_FAILURE);
        }
        std::_Exit(EXIT_SUCCESS); // how long the app takes to end is not asked here
    });
    return QGuiApplication::exec();
}
