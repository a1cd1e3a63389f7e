// The app itself, with a stopwatch: what `jotter` runs, and an adult who signs in as soon as the screen asks.
//   bench-watched-app --profile FOLDER --size WxH   with JOTTER_BENCH_ADULT and JOTTER_BENCH_PIN
// It says "locked" at the frame that shows who may sign in, "submitted" when the last digit is given,
// "accepted" when the PIN was found right, and "board" at the frame in which every card of the board has its
// discs; then it ends.
#include "app/shell/application.h"
#include "app/shell/commands/commands.h"
#include "tests/bench/start/sign_in.h"
#include "tests/bench/start/stopwatch.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QTimer>

namespace {
using jotter::bench::say;
using jotter::viewmodels::AppModel;
using jotter::viewmodels::BoardModel;

/// How many items on the screen, switched on, match.
template <class Matches>
int shown(const QQuickItem* item, const Matches& matches) {
    if (!item->isVisible() || !item->isEnabled())
        return 0;
    int count = matches(item->objectName()) ? 1 : 0;
    for (const auto* child : item->childItems())
        count += shown(child, matches);
    return count;
}

bool isAdult(const QString& name) {
    return name == QLatin1String("adult");
}
bool isDisc(const QString& name) {
    return name.startsWith(QLatin1String("disc-"));
}

class Stopwatch : public QObject {
public:
    explicit Stopwatch(jotter::shell::Application& app)
        : app_(app) {
        // Before the window binds to it: what the pages then do is part of the time.
        connect(&app.model(), &AppModel::stageChanged, this, [this] {
            if (app_.model().stage() == AppModel::Stage::Inside)
                say("accepted");
        });
    }
    void watch() { connect(app_.window(), &QQuickWindow::frameSwapped, this, &Stopwatch::frame); }

private:
    void frame() {
        const auto now = jotter::bench::StartClock::now(); // looking takes time that is not the app's
        const auto* content = app_.window()->contentItem();
        auto& model = app_.model();
        if (!locked_ && model.stage() == AppModel::Stage::SignIn && shown(content, isAdult) > 0) {
            locked_ = true;
            say("locked", now);
            QTimer::singleShot(0, this, &Stopwatch::signIn);
        }
        if (model.stage() != AppModel::Stage::Inside || model.board()->state() != BoardModel::State::Ready)
            return;
        const int discs = model.board()->cards()->count() * model.board()->discs()->count();
        if (discs == 0 || shown(content, isDisc) != discs)
            return;
        say("board", now);
        std::_Exit(EXIT_SUCCESS); // how long the app takes to end is not asked here
    }
    void signIn() {
        jotter::bench::signIn(app_.model());
        say("submitted");
    }

    jotter::shell::Application& app_;
    bool locked_ = false;
};
} // namespace

int main(int argc, char** argv) {
    jotter::shell::prepare();
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    if (const auto code = jotter::shell::runCommand(words))
        return *code;
    QGuiApplication app(argc, argv);
    jotter::shell::Application jotter(jotter::shell::launchFrom(QGuiApplication::arguments()));
    Stopwatch stopwatch(jotter);
    if (!jotter.start())
        return EXIT_FAILURE;
    stopwatch.watch();
    return QGuiApplication::exec();
}
