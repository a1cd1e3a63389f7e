// Faces that nobody is to see.
#include "app/media/hide.h"

#include "sync/change/random.h"
#include "tests/media/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace jotter;
using namespace jotter::media;

namespace {
constexpr int width = 1200;
constexpr int height = 800;
constexpr double longer = width;

/// Blocks of black and white in which nothing is like its neighbour: as much detail as a face has,
/// everywhere.
QImage pattern() {
    QImage image(width, height, QImage::Format_RGB32);
    std::mt19937 random(7);
    for (int y = 0; y < height; y += 8)
        for (int x = 0; x < width; x += 8) {
            const auto colour = random() % 2 == 0 ? 0xFF101010U : 0xFFF0F0F0U;
            for (int j = 0; j < 8; ++j)
                for (int i = 0; i < 8; ++i)
                    image.setPixel(x + i, y + j, colour);
        }
    return image;
}

/// How much neighbouring pixels of a square differ, at most 255.
double detail(const QImage& image, QRect square) {
    double sum = 0;
    for (int y = square.top(); y < square.bottom(); ++y)
        for (int x = square.left(); x < square.right(); ++x)
            sum += std::abs(qGray(image.pixel(x + 4, y)) - qGray(image.pixel(x, y)));
    return sum / (square.width() * square.height());
}

QRect around(double x, double y, int reach) {
    return QRect(QPoint(0, 0), QSize(2 * reach, 2 * reach))
        .translated(static_cast<int>(x * longer) - reach, static_cast<int>(y * longer) - reach);
}
} // namespace

class HideTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    SystemRandom random_;
    std::unique_ptr<Vault> vault_;

    QImage imageOf(const Sha256& sha256) {
        return QImage::fromData(QByteArray::fromStdString(vault_->readAll(sha256).value()));
    }

private Q_SLOTS:
    void initTestCase() {
        vault_ = Vault::open(folder_.path().toStdString(), seal::WrapKey::make(random_), random_).value();
    }

    void nothingIsLeftOfAFace() {
        const auto photo = preparePhoto(pictures::pngOf(pattern())).value();
        const auto whole = vault_->keep(photo).value();
        const HiddenPart face{0.25, 0.3, 0.08};
        const HiddenPart atTheEdge{0.99, 0.01, 0.08};
        const auto hidden = keepHidden(*vault_, whole.sha256, {face, atTheEdge});
        QVERIFY(hidden);
        QVERIFY(hidden->sha256 != whole.sha256 && hidden->thumb != whole.thumb);
        const auto before = imageOf(whole.sha256);
        const auto after = imageOf(hidden->sha256);
        QCOMPARE(after.size(), before.size());
        const auto inside = around(face.x, face.y, 60);
        QVERIFY(detail(before, inside) > 40); // the control: there was much to see
        QVERIFY2(detail(after, inside) < 6, qPrintable(QString::number(detail(after, inside))));
        const QRect corner(width - 60, 4, 50, 50);
        QVERIFY(detail(before, corner) > 40);
        QVERIFY2(detail(after, corner) < 15, qPrintable(QString::number(detail(after, corner))));
        const auto outside = around(0.6, 0.3, 60);
        QVERIFY(std::abs(detail(after, outside) - detail(before, outside)) < 3);
        const auto small = imageOf(*hidden->thumb);
        const auto smallInside = QRect(static_cast<int>(face.x * small.width()) - 10,
                                       static_cast<int>(face.y * small.width()) - 10, 20, 20);
        QVERIFY(detail(small, smallInside) < 12);
        QVERIFY(vault_->has(whole.sha256)); // it goes when the record is made, not before
    }

    void aPhotoThatIsGoneHasItsSentence() {
        const auto hidden = keepHidden(*vault_, Sha256::of("nothing"), {{0.5, 0.3, 0.1}});
        QVERIFY(!hidden && !hidden.error().text.empty());
    }
};

QTEST_GUILESS_MAIN(HideTest)
#include "hide.moc"
