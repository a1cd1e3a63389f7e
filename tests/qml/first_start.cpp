#include "app/viewmodels/signin/code_reader.h"
#include "tests/qml/shared_tablet.h"

#include <QPromise>
#include <QtTest>
#include <qrencode.h>

using namespace jotter;
using test::SharedTablet;
using viewmodels::FirstStartModel;

namespace {

constexpr auto code = "jotter://school.example:8443/ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789";

/// The code as paper or a screen shows it.
QImage qrOf(const char* text, int scale) {
    std::unique_ptr<QRcode, decltype(&QRcode_free)> qr(
        QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    QImage image(qr->width + 8, qr->width + 8, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < qr->width; ++y)
        for (int x = 0; x < qr->width; ++x)
            if (qr->data[y * qr->width + x] & 1)
                image.setPixel(x + 4, y + 4, qRgb(0, 0, 0));
    return image.scaled(image.size() * scale);
}

} // namespace

/// A tablet that belongs to no school yet.
class FirstStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void joinsWithATypedCode();
    void aRefusedCodeSaysWhatToDo();
    void readsTheCodeFromAPicture();
    void scansTheCodeWithTheCamera();
    void theDemoSchoolShowsProgressAndCanBeStopped();
};

void FirstStart::joinsWithATypedCode() {
    SharedTablet tablet;
    tablet.sync.now.phase = session::SyncStatus::Phase::NotEnrolled;
    tablet.open(false);
    QVERIFY(tablet.says(QStringLiteral("Welcome to Jotter")));
    tablet.shots(QStringLiteral("first_start"));
    QVERIFY(!tablet.find(QStringLiteral("join"))->isEnabled());
    QVERIFY(tablet.touch(QStringLiteral("enrolmentCode")));
    tablet.type(QString::fromLatin1(code));
    QVERIFY(tablet.touch(QStringLiteral("join")));
    QVERIFY(tablet.says(QStringLiteral("Who is using this tablet?")));
    QCOMPARE(tablet.sync.enrolledWith, std::string(code));
    QCOMPARE(tablet.sync.tabletName, std::string("Classroom tablet"));
}

void FirstStart::aRefusedCodeSaysWhatToDo() {
    SharedTablet tablet;
    tablet.sync.joins = fail("bad_code", ErrorCategory::Auth, "no");
    tablet.open(false);
    tablet.app->firstStart()->setCode(QString::fromLatin1(code));
    QVERIFY(tablet.touch(QStringLiteral("join")));
    QVERIFY(tablet.says(QStringLiteral("ask for a new one")));
    QVERIFY(tablet.find(QStringLiteral("firstStartPage")));
    tablet.shots(QStringLiteral("first_start_refused"));
}

void FirstStart::readsTheCodeFromAPicture() {
    SharedTablet tablet;
    tablet.open(false);
    QTemporaryDir folder;
    const auto wrong = folder.filePath(QStringLiteral("wrong.png"));
    QImage blank(300, 300, QImage::Format_RGB32);
    blank.fill(Qt::gray);
    QVERIFY(blank.save(wrong));
    tablet.app->firstStart()->readPicture(QUrl::fromLocalFile(wrong));
    QVERIFY(tablet.says(QStringLiteral("No code could be read in that picture")));
    const auto right = folder.filePath(QStringLiteral("right.png"));
    QVERIFY(qrOf(code, 6).save(right));
    tablet.app->firstStart()->readPicture(QUrl::fromLocalFile(right));
    QVERIFY(tablet.says(QStringLiteral("Who is using this tablet?")));
    QCOMPARE(tablet.sync.enrolledWith, std::string(code));
}

void FirstStart::scansTheCodeWithTheCamera() {
    QTemporaryDir folder;
    QVERIFY(qrOf(code, 8).save(folder.filePath(QStringLiteral("1.jpg")), "JPEG", 90));
    SharedTablet tablet;
    tablet.camera = std::make_unique<platform::FakeCamera>(folder.path());
    tablet.open(false);
    QVERIFY(tablet.touch(QStringLiteral("scanCode")));
    QVERIFY(tablet.says(QStringLiteral("Who is using this tablet?"), 10'000));
    QCOMPARE(tablet.sync.enrolledWith, std::string(code));
}

void FirstStart::theDemoSchoolShowsProgressAndCanBeStopped() {
    SharedTablet tablet;
    std::vector<std::shared_ptr<QPromise<Expected<void>>>> loads;
    tablet.loadDemo = [&loads] {
        auto promise = std::make_shared<QPromise<Expected<void>>>();
        promise->start();
        promise->setProgressRange(0, 100);
        loads.push_back(promise);
        return promise->future();
    };
    tablet.open(false);
    QVERIFY(tablet.touch(QStringLiteral("tryDemo")));
    QTRY_COMPARE(loads.size(), std::size_t{1});
    loads[0]->setProgressValue(40);
    QTRY_COMPARE(tablet.app->firstStart()->progress(), 0.4);
    tablet.shots(QStringLiteral("first_start_loading"));
    QVERIFY(tablet.touch(QStringLiteral("cancelDemo")));
    QTRY_VERIFY(loads[0]->isCanceled());
    loads[0]->finish();
    QTRY_COMPARE(tablet.app->firstStart()->stage(), FirstStartModel::Stage::Choosing);
    QVERIFY(tablet.find(QStringLiteral("firstStartPage")));
    QVERIFY(tablet.touch(QStringLiteral("tryDemo")));
    QTRY_COMPARE(loads.size(), std::size_t{2});
    loads[1]->addResult(Expected<void>{});
    loads[1]->finish();
    QVERIFY(tablet.says(QStringLiteral("Who is using this tablet?")));
}

QTEST_MAIN(FirstStart)
#include "first_start.moc"
