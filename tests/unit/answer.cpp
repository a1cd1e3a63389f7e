#include "platform/api/answer.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <barrier>
#include <memory>
#include <thread>
#include <vector>

using namespace jotter;

class AnswerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What QFuture::then of Qt 6.4 does not always do; tests/rules has the rule.
    void isHeardOnceWhenItComesAsSomebodyAsks() {
        constexpr int rounds = 30;
        constexpr int asked = 1'000;
        QObject owner;
        for (int round = 0; round < rounds; ++round) {
            std::vector<int> heard(asked, 0);
            std::vector<QPromise<int>> promises(asked);
            std::vector<QFuture<int>> answers;
            for (auto& promise : promises) {
                promise.start();
                answers.push_back(promise.future());
            }
            std::barrier both(2);
            std::thread finisher([&] {
                both.arrive_and_wait();
                for (int i = 0; i < asked; ++i)
                    keep(promises[static_cast<std::size_t>(i)], i);
            });
            both.arrive_and_wait();
            for (const auto& answer : answers)
                whenAnswered(answer, &owner, [&heard](int i) { ++heard[static_cast<std::size_t>(i)]; });
            finisher.join();
            QTRY_COMPARE(std::ranges::count(heard, 1), asked);
        }
    }

    void isNotHeardByWhoIsGone() {
        auto [promise, future] = promised<int>();
        int heard = 0;
        auto owner = std::make_unique<QObject>();
        whenAnswered(future, owner.get(), [&heard](int) { ++heard; });
        keep(*promise, 7);
        owner.reset();
        QCoreApplication::processEvents();
        QCOMPARE(heard, 0);
    }

    void withoutAResultIsNotHeard() {
        auto [promise, future] = promised<int>();
        bool heard = false;
        QObject owner;
        QFutureWatcher<int> watcher;
        const QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
        whenAnswered(future, &owner, [&heard](int) { heard = true; });
        watcher.setFuture(future);
        promise->finish();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!heard);
    }

    void canBeChangedOnItsWay() {
        auto [promise, future] = promised<int>();
        QObject owner;
        const auto words = changedAnswer(future, &owner, [](int answer) { return QString::number(answer); });
        keep(*promise, 7);
        QTRY_VERIFY(words.isFinished());
        QCOMPARE(words.result(), QStringLiteral("7"));
    }

    void ofWhoIsGoneIsChangedIntoNone() {
        auto [promise, future] = promised<int>();
        auto owner = std::make_unique<QObject>();
        const auto words =
            changedAnswer(future, owner.get(), [](int answer) { return QString::number(answer); });
        owner.reset();
        QVERIFY(words.isFinished());
        QCOMPARE(words.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(AnswerTest)
#include "answer.moc"
