// Where faces may be in a photo: from a finder's pixels to the parts that a touch would hide.
#include "app/media/faces.h"

#include "app/media/take_in.h"
#include "sync/change/random.h"
#include "tests/media/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using namespace jotter::media;

namespace {
/// Takes the red quarter and the white one of `pictures::marked` for faces, the white one first.
class QuarterFinder final : public platform::FaceFinder {
public:
    [[nodiscard]] std::vector<QRect> find(const QImage& picture) override {
        seen = picture.size();
        const auto half = picture.size() / 2;
        std::vector<QRect> found;
        for (const auto& corner : {QPoint(half.width(), half.height()), QPoint(0, half.height()),
                                   QPoint(half.width(), 0), QPoint(0, 0)}) {
            const QRect quarter(corner, half);
            const QColor colour = picture.pixelColor(quarter.center());
            if (colour.red() > 200 && (colour.green() > 200) == (colour.blue() > 200))
                found.push_back(quarter);
        }
        return found;
    }
    QSize seen;
};

bool near(double a, double b) {
    return std::abs(a - b) < 0.01;
}
} // namespace

class FacesTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    SystemRandom random_;
    std::unique_ptr<Vault> vault_;

private Q_SLOTS:
    void initTestCase() {
        vault_ = Vault::open(folder_.path().toStdString(), seal::WrapKey::make(random_), random_).value();
    }

    void placesAreOfTheUprightPhoto_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            for (const auto size : {QSize(1200, 800), QSize(800, 1200), QSize(300, 200)})
                QTest::addRow("%d, %d x %d", orientation, size.width(), size.height()) << size << orientation;
    }
    void placesAreOfTheUprightPhoto() {
        QFETCH(QSize, size);
        QFETCH(int, orientation);
        const auto stored = pictures::storedAs(pictures::marked(size.width(), size.height()), orientation);
        const auto photo =
            takeIn(*vault_, pictures::withMetadata(pictures::jpegOf(stored), orientation)).value();
        QuarterFinder finder;
        const auto faces = facesIn(*vault_, photo.sha256, finder);
        QVERIFY(std::max(finder.seen.width(), finder.seen.height()) <= 720); // a small copy is enough
        QCOMPARE(faces.size(), 2U);
        const double longer = std::max(size.width(), size.height());
        // The red quarter is the upper left one, and comes first.
        QVERIFY(near(faces[0].x, size.width() * 0.25 / longer) &&
                near(faces[0].y, size.height() * 0.25 / longer));
        QVERIFY(near(faces[1].x, size.width() * 0.75 / longer) &&
                near(faces[1].y, size.height() * 0.75 / longer));
        for (const auto& face : faces) // to the corners of the square, and no further
            QVERIFY(face.radius >= 0.25 * std::sqrt(2.0) && face.radius < 0.4);
    }

    void aPhotoThatIsGoneHasNoFaces() {
        QuarterFinder finder;
        QVERIFY(facesIn(*vault_, Sha256::of("nothing"), finder).empty());
        QVERIFY(finder.seen.isEmpty());
    }
};

QTEST_GUILESS_MAIN(FacesTest)
#include "faces.moc"
