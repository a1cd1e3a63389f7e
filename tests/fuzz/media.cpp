// Media as they lie on a disk, pictures as they come in, and voice notes as they are to be heard.
#include "app/media/jpeg_decoder.h"
#include "app/media/photo.h"
#include "app/media/voice_decoder.h"
#include "app/media/voice_encoder.h"
#include "platform/api/sound.h"
#include "sync/seal/box.h"
#include "sync/seal/seal.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/samples.h"

#include <sodium.h>
#include <turbojpeg.h>

#include <QBuffer>
#include <QImage>

namespace jotter::fuzz {

namespace {
const seal::WrapKey wrap({1, 2, 3});

std::uint64_t takeSize(std::string_view& bytes, int count) {
    std::uint64_t size = 0;
    for (int i = 0; i < count; ++i)
        size = size << 8U | takeByte(bytes);
    return size;
}

/// Sealed bytes that somebody else made, or that lay on a bad disk.
void openSealed(std::string_view bytes) {
    const auto opened = seal::openAll(wrap, bytes);
    if (!opened)
        return;
    holds(seal::sealedSize(opened->size()) == bytes.size(), "a sealed file has the size of what is in it");
    std::string spoiled(bytes);
    for (const auto at : {std::size_t{0}, seal::headerBytes / 2, seal::headerBytes, bytes.size() - 1}) {
        spoiled[at] = static_cast<char>(spoiled[at] ^ 1);
        holds(!seal::openAll(wrap, spoiled), "what was changed is not opened");
        spoiled[at] = bytes[at];
    }
}

/// What this program sealed opens whole and in parts; with one byte changed or missing it does not.
void sealAndOpen(std::string_view bytes) {
    fake::SeededRandom random(1);
    std::string plain(takeSize(bytes, 3) % (3 * seal::frameBytes + 2), 'p');
    const auto at = takeSize(bytes, 3);
    const auto offset = takeSize(bytes, 3) % (plain.size() + 2);
    const auto size = takeSize(bytes, 3);
    plain.replace(0, bytes.size(), bytes);
    const auto sealed = seal::sealAll(wrap, random, plain);
    holds(seal::openAll(wrap, sealed) == plain, "what was sealed is opened");
    const auto cipher = seal::openHeader(wrap, std::string_view(sealed).substr(0, seal::headerBytes));
    const auto part = seal::openRange(
        *cipher,
        [&](std::uint64_t from, std::size_t count) -> Expected<std::string> {
            return sealed.substr(from, count);
        },
        plain.size(), offset, size);
    holds(part == (offset < plain.size() ? plain.substr(offset, size) : ""),
          "a range is a part of the whole");
    auto spoiled = sealed;
    spoiled[at % sealed.size()] = static_cast<char>(spoiled[at % sealed.size()] ^ 0x40);
    holds(!seal::openAll(wrap, spoiled), "what was changed is not opened");
    holds(!seal::openAll(wrap, std::string_view(sealed).substr(0, at % sealed.size())),
          "what was cut is not opened");
}

void countSizes(std::string_view bytes) {
    const auto size = takeSize(bytes, 8);
    if (const auto plain = seal::plaintextSize(size))
        holds(*plain < size && seal::sealedSize(*plain) == size, "sizes are counted both ways");
    const auto possible = size >> 2U; // no disk has more
    holds(seal::plaintextSize(seal::sealedSize(possible)) == possible, "sizes are counted both ways");
}

void openBoxes(std::string_view bytes) {
    static const auto keys = [] {
        std::pair<std::string, std::string> pair(std::string(seal::boxKeyBytes, 0),
                                                 std::string(seal::boxKeyBytes, 0));
        const std::string seed(crypto_box_SEEDBYTES, 's');
        crypto_box_seed_keypair(reinterpret_cast<unsigned char*>(pair.first.data()),
                                reinterpret_cast<unsigned char*>(pair.second.data()),
                                reinterpret_cast<const unsigned char*>(seed.data()));
        return pair;
    }();
    holds(!seal::openBox(keys.first, keys.second, bytes), "a box that nobody made is not opened");
    auto box = seal::boxFor(keys.first, bytes).value();
    holds(seal::openBox(keys.first, keys.second, box) == bytes, "a box is opened by whom it is for");
    box[bytes.size() % box.size()] ^= 1;
    holds(!seal::openBox(keys.first, keys.second, box), "a box that was changed is not opened");
}

/// Decoding more than this takes too long to try often. What is above the limit is refused at once.
constexpr qint64 fewPixels = 300'000;

bool isQuick(const QByteArray& picture) {
    const auto handle = tjInitDecompress();
    int width = 0;
    int height = 0;
    int sampling = 0;
    int colours = 0;
    const bool read = tjDecompressHeader3(handle, reinterpret_cast<const unsigned char*>(picture.constData()),
                                          static_cast<unsigned long>(picture.size()), &width, &height,
                                          &sampling, &colours) == 0;
    tjDestroy(handle);
    const auto pixels = qint64{width} * height;
    return !read || pixels <= fewPixels || pixels > media::maxPicturePixels;
}

void takeInJpeg(std::string_view bytes) {
    const QByteArray picture(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (!isQuick(picture))
        return;
    const auto decoded = media::decodeJpeg(picture, 64);
    if (decoded)
        holds(decoded->orientation >= 1 && decoded->orientation <= 8 &&
                  qint64{decoded->image.width()} * decoded->image.height() <= media::maxPicturePixels,
              "a picture is of the agreed kind");
    else
        holds(decoded.error().category == ErrorCategory::Input, "a bad picture is the picture's fault");
}

/// The whole way in, of a JPEG: what comes out holds nothing but a picture.
void prepareJpeg(std::string_view bytes) {
    const QByteArray picture(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (!picture.startsWith("\xFF\xD8\xFF") || !isQuick(picture))
        return;
    const auto prepared = media::preparePhoto(picture);
    if (!prepared)
        return;
    holds(prepared->width >= 1 && prepared->height >= 1 &&
              std::max(prepared->width, prepared->height) <= 1600,
          "a photo is made small");
    for (const auto* mark : {"Exif", "http:", "Photoshop", "ICC_PROFILE"})
        holds(!prepared->jpeg.contains(mark) && !prepared->thumb.contains(mark), "and stripped");
    const auto again = media::decodeJpeg(prepared->jpeg, 1600);
    holds(again && again->image.width() == prepared->width && again->orientation == 1, "and is a JPEG");
}

/// A voice note that somebody else made.
void hearVoice(std::string_view bytes) {
    using namespace std::chrono_literals;
    const auto length = media::voiceLength(bytes);
    if (length && *length > 10s)
        return; // decoding so much takes too long to try often
    const auto sound = media::decodeVoice(bytes);
    if (!sound) {
        holds(sound.error().category == ErrorCategory::Input, "a bad voice note is the note's fault");
        return;
    }
    const auto samples = sound->size() / platform::sampleBytes;
    holds(samples > 0 && samples <= (media::longestVoice + 5s).count() * platform::soundRate,
          "a voice note is no longer than one is");
}

std::vector<std::string> sealedFiles() {
    fake::SeededRandom random(9);
    return {seal::sealAll(wrap, random, "a small record"), seal::sealAll(wrap, random, "")};
}
std::vector<std::string> plans() {
    return {std::string("\0\0\20\0\0\70\0\0\3\0\0\4words", 17), std::string("\1\0\0\0\0\5\0\377\0\0\1\0", 12),
            std::string("\2\0\0\1\0\0\0\377\377\0\0\2", 12)};
}
std::vector<std::string> sizes() {
    return {std::string("\0\0\0\0\0\1\0\214", 8), std::string(8, '\xff')};
}
std::vector<std::string> boxes() {
    return {"words", std::string(seal::boxExtraBytes + 5, 'b')};
}

/// An Exif segment that says how the camera was held.
std::string exif(char orientation) {
    std::string tiff("MM\0\x2a\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0", 19);
    tiff += orientation;
    tiff += std::string(6, '\0');
    const std::string body = std::string("Exif\0\0", 6) + tiff;
    return std::string("\xFF\xE1\0", 3) + static_cast<char>(body.size() + 2) + body;
}

std::vector<std::string> voices() {
    auto encoder = media::VoiceEncoder::make().value();
    QByteArray sound(platform::soundRate / 4 * platform::sampleBytes, '\0');
    for (qsizetype i = 0; i < sound.size(); i += 200)
        sound[i + 1] = 40;
    const bool heard = encoder.hear(sound).has_value();
    holds(heard, "sound is heard");
    const auto whole = encoder.finish().value().toStdString();
    return {whole, whole.substr(0, whole.size() / 2), whole + whole};
}

std::vector<std::string> pictures() {
    QImage image(24, 16, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 50);
    const auto plain = bytes.toStdString();
    std::vector<std::string> seeds{plain, plain.substr(0, 2) + exif(6) + plain.substr(2)};
    auto huge = plain;
    const auto frame = huge.find("\xFF\xC0");
    huge.replace(frame + 5, 4, "\xFF\xFF\xFF\xFF");
    seeds.push_back(huge);
    return seeds;
}
} // namespace

const std::vector<Target>& targets() {
    static const std::vector<Target> all{
        {"sealed", openSealed, sealedFiles}, {"seal", sealAndOpen, plans},   {"sizes", countSizes, sizes},
        {"boxes", openBoxes, boxes},         {"jpeg", takeInJpeg, pictures}, {"photo", prepareJpeg, pictures},
        {"voice", hearVoice, voices},
    };
    return all;
}

} // namespace jotter::fuzz
