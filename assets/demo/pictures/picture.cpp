#include "assets/demo/pictures/picture.h"

#include "assets/demo/pictures/brush.h"

#include <QBuffer>

namespace jotter::demo {

namespace {
constexpr int thumbSide = 256;

QByteArray jpegOf(const QImage& image, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", quality);
    return bytes;
}

Sha256 hashOf(const QByteArray& bytes) {
    return Sha256::of({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}
} // namespace

MediumRef Picture::reference() const {
    return {sha256, size, "photo", thumbSha256};
}

QImage draw(Subject subject, Dice dice) {
    QImage image(Brush::width, Brush::height, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    Brush brush{painter, dice};
    brush.surface();
    switch (subject) {
    case Subject::Counters:
        drawCounters(brush);
        break;
    case Subject::Blocks:
        drawBlocks(brush);
        break;
    case Subject::Writing:
        drawWriting(brush);
        break;
    case Subject::Painting:
        drawPainting(brush);
        break;
    case Subject::Book:
        drawBook(brush);
        break;
    case Subject::Hands:
        drawHands(brush);
        break;
    case Subject::Together:
        drawTogether(brush);
        break;
    case Subject::Garden:
        drawGarden(brush);
        break;
    }
    return image;
}

Picture makePicture(Subject subject, Dice dice) {
    const auto image = draw(subject, dice);
    Picture picture;
    picture.subject = subject;
    picture.jpeg = jpegOf(image, 84);
    picture.thumb =
        jpegOf(image.scaled(thumbSide, thumbSide, Qt::KeepAspectRatio, Qt::SmoothTransformation), 80);
    picture.size = static_cast<std::uint64_t>(picture.jpeg.size());
    picture.sha256 = hashOf(picture.jpeg);
    picture.thumbSha256 = hashOf(picture.thumb);
    return picture;
}

std::vector<Subject> subjectsFor(std::string_view strand) {
    if (strand == "Number" || strand == "Time and money")
        return {Subject::Counters, Subject::Blocks};
    if (strand == "Shape")
        return {Subject::Blocks};
    if (strand == "Reading")
        return {Subject::Book};
    if (strand == "Writing")
        return {Subject::Writing};
    if (strand == "Hands" || strand == "Self-help" || strand == "Senses")
        return {Subject::Hands, Subject::Garden};
    if (strand == "Learning to learn" || strand == "Feelings")
        return {Subject::Painting, Subject::Blocks, Subject::Garden};
    return {Subject::Together, Subject::Garden, Subject::Painting};
}

} // namespace jotter::demo
