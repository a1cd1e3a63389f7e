#include "app/store/threads/work_queue.h"

#include <QtTest>

#include <future>
#include <string>

using namespace jotter;

namespace {
/// What a thread did, in its order.
struct Diary {
    std::mutex mutex;
    std::string deeds;

    void note(char deed) {
        const std::lock_guard lock(mutex);
        deeds += deed;
    }
    [[nodiscard]] QString read() {
        const std::lock_guard lock(mutex);
        return QString::fromStdString(deeds);
    }
};
using Queue = store::WorkQueue<int>;
} // namespace

class ThreadsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThreadRestsOnceWhenNothingMoreComes() {
        Diary diary;
        const auto work = [&](int&) { diary.note('w'); };
        Queue queue(
            1, [] { return std::make_unique<int>(); }, [&](int&) { diary.note('r'); });
        std::promise<void> open;
        queue.post([&](int&) { open.get_future().wait(); });
        for (int i = 0; i < 3; ++i)
            queue.post(work); // they came while it was busy: no rest in between
        open.set_value();
        QTRY_COMPARE(diary.read(), QStringLiteral("wwwr"));
        queue.post(work);
        QTRY_COMPARE(diary.read(), QStringLiteral("wwwrwr"));
    }

    void whatWasPostedIsDoneBeforeItEnds() {
        Diary diary;
        {
            Queue queue(
                1, [] { return std::make_unique<int>(); }, [&](int&) { diary.note('r'); });
            for (int i = 0; i < 5; ++i)
                queue.post([&](int&) { diary.note('w'); });
        }
        QCOMPARE(diary.read(), QStringLiteral("wwwww"));
    }

    void withoutThreadsItIsDoneAtOnce() {
        Diary diary;
        Queue queue(
            0, [] { return std::make_unique<int>(); }, [&](int&) { diary.note('r'); });
        queue.post([&](int&) { diary.note('w'); });
        QCOMPARE(diary.read(), QStringLiteral("w"));
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "threads.moc"
