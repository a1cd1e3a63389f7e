// The real finder of faces, from the library that lies beside the program.
#include "app/media/faces.h"
#include "app/media/take_in.h"
#include "platform/desktop/desktop_face_finder.h"
#include "platform/desktop/faces/cascade_faces.h"
#include "sync/change/random.h"
#include "tests/media/pictures.h"
#include "tests/support/drawn_faces.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using namespace jotter::media;

class FoundFacesTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    SystemRandom random_;
    std::unique_ptr<Vault> vault_;

    static QString beside(const char* library) {
        return QCoreApplication::applicationDirPath() + QLatin1Char('/') + QLatin1String(library);
    }

private Q_SLOTS:
    void initTestCase() {
        vault_ = Vault::open(folder_.path().toStdString(), seal::WrapKey::make(random_), random_).value();
    }

    void eachChildOfAGroupIsFound_data() {
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("orientation %d", orientation) << orientation;
    }
    void eachChildOfAGroupIsFound() {
        QFETCH(int, orientation);
        const auto stored = pictures::storedAs(test::drawnGroup(), orientation);
        const auto photo =
            takeIn(*vault_, pictures::withMetadata(pictures::jpegOf(stored), orientation)).value();
        platform::DesktopFaceFinder finder(beside("jotter-faces"));
        const auto faces = facesIn(*vault_, photo.sha256, finder);
        const auto children = test::facesOfDrawnGroup();
        QCOMPARE(faces.size(), children.size());
        for (std::size_t i = 0; i < faces.size(); ++i) {
            const auto off = std::hypot(faces[i].x - children[i].x(), faces[i].y - children[i].y());
            QVERIFY2(off < 0.02, qPrintable(QString::number(off)));
            QVERIFY2(faces[i].radius > 0.06 && faces[i].radius < 0.13,
                     qPrintable(QString::number(faces[i].radius)));
        }
    }

    void whereNobodyIsNothingIsFound() {
        const auto photo = takeIn(*vault_, pictures::jpegOf(pictures::marked(1200, 800))).value();
        platform::DesktopFaceFinder finder(beside("jotter-faces"));
        QVERIFY(facesIn(*vault_, photo.sha256, finder).empty());
    }

    void withoutItsLibraryItFindsNothing() {
        QTemporaryFile file;
        QVERIFY(file.open() && file.write("no library") > 0 && file.flush());
        for (const auto& library : {beside("jotter-nothing"), file.fileName()}) {
            platform::DesktopFaceFinder finder(library);
            QVERIFY(finder.find(test::drawnGroup()).empty());
        }
    }

    void aBrokenCascadeFindsNothing() {
        for (const auto* text :
             {"", "no cascade", "<?xml version=\"1.0\"?><opencv_storage><cascade>",
              "<?xml version=\"1.0\"?><opencv_storage><cascade><stageType>BOOST</stageType>"
              "</cascade></opencv_storage>"}) {
            platform::CascadeFaces finder{QByteArray(text)};
            QVERIFY(finder.find(test::drawnGroup()).empty());
        }
    }
};

QTEST_GUILESS_MAIN(FoundFacesTest)
#include "found_faces.moc"
