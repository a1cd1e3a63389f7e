#include "app/media/jpeg_decoder.h"

#include <jerror.h>
#include <jpeglib.h>
#include <libexif/exif-data.h>

#include <QColorSpace>

#include <algorithm>
#include <csetjmp>
#include <cstdio> // jpeglib.h needs it before
#include <cstdlib>
#include <memory>
#include <utility>

namespace jotter::media {

namespace {
constexpr int maxScans = 100; // a progressive JPEG may repeat scans to keep a decoder busy for minutes
constexpr unsigned eighths = 8;
constexpr int exifMarker = JPEG_APP0 + 1; // XMP uses it too, before or after
constexpr int profileMarker = JPEG_APP0 + 2;

/// libjpeg's decoder. It reports an error by a long jump, so each call runs inside `run`, and what `run` is
/// given has nothing to destroy.
class Decoder {
public:
    Decoder() {
        info.err = jpeg_std_error(&errors_.base);
        info.client_data = &errors_;
        errors_.base.error_exit = [](j_common_ptr common) { std::longjmp(errorsOf(common).jump, 1); };
        errors_.base.emit_message = [](j_common_ptr common, int level) {
            if (level < 0)
                noteWarning(errorsOf(common));
        };
        errors_.base.output_message = [](j_common_ptr) {};
        errors_.progress.progress_monitor = [](j_common_ptr common) {
            if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number > maxScans)
                std::longjmp(errorsOf(common).jump, 1);
        };
        created_ = run([this] { jpeg_create_decompress(&info); });
        info.progress = &errors_.progress;
    }
    ~Decoder() {
        if (created_)
            jpeg_destroy_decompress(&info);
    }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    template <class Step>
    [[nodiscard]] bool run(const Step& step) {
        if (setjmp(errors_.jump) != 0)
            return false;
        step();
        return !errors_.damaged;
    }

    jpeg_decompress_struct info{};

private:
    struct Errors {
        jpeg_error_mgr base{};
        jpeg_progress_mgr progress{};
        std::jmp_buf jump{};
        bool damaged = false;
    };
    static Errors& errorsOf(j_common_ptr common) { return *static_cast<Errors*>(common->client_data); }
    /// A decoder carries on after these; all but the harmless ones mean that part of the picture is missing.
    static void noteWarning(Errors& errors) {
        const auto code = errors.base.msg_code;
        if (code != JWRN_EXTRANEOUS_DATA && code != JWRN_JFIF_MAJOR && code != JWRN_ADOBE_XFORM &&
            code != JWRN_BOGUS_ICC)
            errors.damaged = true;
    }

    Errors errors_;
    bool created_ = false;
};

/// The smallest scale, in eighths, that leaves the longer side at least `longestSide`.
unsigned scaleFor(const jpeg_decompress_struct& info, int longestSide) {
    const auto longer = std::max(info.image_width, info.image_height);
    const auto wanted = (static_cast<unsigned>(longestSide) * eighths + longer - 1) / longer;
    return std::clamp(wanted, 1U, eighths);
}

int orientationOf(const jpeg_decompress_struct& info) {
    for (const auto* marker = info.marker_list; marker != nullptr; marker = marker->next) {
        if (marker->marker != exifMarker)
            continue;
        const std::unique_ptr<ExifData, void (*)(ExifData*)> exif{
            exif_data_new_from_data(marker->data, marker->data_length), exif_data_unref};
        if (!exif)
            continue;
        const auto* entry = exif_content_get_entry(exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
        if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->components != 1)
            continue;
        const int orientation = exif_get_short(entry->data, exif_data_get_byte_order(exif.get()));
        if (orientation >= 1 && orientation <= 8)
            return orientation;
    }
    return 1;
}

QColorSpace colourSpaceOf(Decoder& decoder) {
    JOCTET* bytes = nullptr;
    unsigned length = 0;
    if (!decoder.run([&] { jpeg_read_icc_profile(&decoder.info, &bytes, &length); }) || bytes == nullptr)
        return {};
    const auto space = QColorSpace::fromIccProfile({reinterpret_cast<const char*>(bytes), length});
    std::free(bytes); // libjpeg allocated it
    return space;
}

bool isStandard(const QColorSpace& space) {
    return !space.isValid() || (space.primaries() == QColorSpace::Primaries::SRgb &&
                                space.transferFunction() == QColorSpace::TransferFunction::SRgb);
}

bool readRows(Decoder& decoder, QImage& image) {
    auto* const bits = image.bits();
    const auto stride = image.bytesPerLine();
    return decoder.run([&decoder, bits, stride] {
        jpeg_start_decompress(&decoder.info);
        while (decoder.info.output_scanline < decoder.info.output_height) {
            JSAMPROW row = bits + decoder.info.output_scanline * stride;
            jpeg_read_scanlines(&decoder.info, &row, 1);
        }
        jpeg_finish_decompress(&decoder.info);
    });
}
} // namespace

tl::unexpected<Error> pictureBroken() {
    return fail(
        "picture_broken", ErrorCategory::Input,
        "This picture is damaged and was not taken in; everything else is safe, take or choose another.");
}

tl::unexpected<Error> pictureTooBig() {
    return fail("picture_too_big", ErrorCategory::Input,
                "This picture is too big to take in; everything else is safe, choose a smaller one.");
}

Expected<DecodedJpeg> decodeJpeg(const QByteArray& jpeg, int longestSide) {
    Decoder decoder;
    auto& info = decoder.info;
    const auto* bytes = reinterpret_cast<const unsigned char*>(jpeg.constData());
    const auto length = static_cast<unsigned long>(jpeg.size());
    const bool headed = decoder.run([&] {
        jpeg_mem_src(&info, bytes, length);
        jpeg_save_markers(&info, exifMarker, 0xFFFF);
        jpeg_save_markers(&info, profileMarker, 0xFFFF);
        jpeg_read_header(&info, TRUE);
    });
    if (!headed)
        return pictureBroken();
    const auto pixels = static_cast<qint64>(info.image_width) * info.image_height;
    if (pixels > (jpeg_has_multiple_scans(&info) ? maxWholePicturePixels : maxPicturePixels))
        return pictureTooBig();
    DecodedJpeg decoded{.image = {}, .orientation = orientationOf(info)};
    if (info.num_components == 4)
        return decoded;
    const auto colours = colourSpaceOf(decoder);
    info.scale_num = scaleFor(info, longestSide);
    info.scale_denom = eighths;
    info.out_color_space = JCS_EXT_BGRX; // Format_RGB32 in memory
    if (!decoder.run([&] { jpeg_calc_output_dimensions(&info); }))
        return pictureBroken();
    QImage image{static_cast<int>(info.output_width), static_cast<int>(info.output_height),
                 QImage::Format_RGB32};
    if (image.isNull())
        return pictureTooBig();
    if (!readRows(decoder, image))
        return pictureBroken();
    if (!isStandard(colours)) {
        image.setColorSpace(colours);
        image.convertToColorSpace(QColorSpace::SRgb);
        image.setColorSpace({});
    }
    decoded.image = std::move(image);
    return decoded;
}

} // namespace jotter::media
