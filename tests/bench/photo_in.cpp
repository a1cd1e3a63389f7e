// P12: a picture of 12 megapixels with metadata, to oriented, shrunk, stripped, thumbnailed, sealed and
// durable on the disk, beside libjpeg-turbo's own programs that decode and encode it once.
#include "app/media/take_in.h"
#include "sync/change/random.h"
#include "tests/bench/bench.h"
#include "tests/media/pictures.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <stdexcept>

namespace {
using namespace jotter;

/// About as hard to compress as a classroom: soft shapes, edges, and the grain of a small sensor.
QByteArray classroomPhoto() {
    QImage image{4000, 3000, QImage::Format_RGB32};
    std::uint32_t grain = 1;
    for (int y = 0; y < image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            grain = grain * 1'664'525U + 1'013'904'223U;
            const double soft =
                110 + 60 * std::sin(x * 0.004) * std::cos(y * 0.005) + 20 * std::sin((x + y) * 0.05);
            const int edge = (x / 130 + y / 170) % 2 == 0 ? 20 : -20;
            const int value = static_cast<int>(soft) + edge + static_cast<int>(grain >> 28U) - 8;
            row[x] = qRgb(std::clamp(value + 12, 0, 255), std::clamp(value, 0, 255),
                          std::clamp(value - 18, 0, 255));
        }
    }
    return pictures::withMetadata(pictures::jpegOf(image), 6);
}

void runProgram(const QString& program, const QStringList& arguments) {
    if (QProcess::execute(program, arguments) != 0)
        throw std::runtime_error("djpeg and cjpeg (libjpeg-turbo-progs) are needed to compare with");
}
} // namespace

int main(int argc, char** argv) {
    bench::Figures figures{argc, argv};
    const QTemporaryDir dir;
    const auto picture = classroomPhoto();
    const auto file = dir.filePath("in.jpg");
    QFile in{file};
    if (!in.open(QIODevice::WriteOnly) || in.write(picture) != picture.size())
        return 1;
    in.close();
    SystemRandom random;
    int round = 0;
    const auto ours = [&] {
        const auto folder = dir.filePath(QString::number(++round)).toStdString(); // nothing is there already
        const auto vault = media::Vault::open(folder, seal::WrapKey::make(random), random);
        return bench::seconds([&] {
            if (!vault || !media::takeInFile(**vault, file.toStdString()))
                throw std::runtime_error("the picture was not taken in");
        });
    };
    const auto reference = [&] {
        return bench::seconds([&] {
            runProgram("djpeg", {"-outfile", dir.filePath("out.ppm"), file});
            runProgram("cjpeg",
                       {"-quality", "85", "-outfile", dir.filePath("out.jpg"), dir.filePath("out.ppm")});
        });
    };
    figures.add("P12 photo in (12 MP)", bench::Pair::measure(ours, reference, 9), "s", "<= 1.3");
    return 0;
}
