#include "app/media/take_in.h"

#include "app/media/jpeg_decoder.h"

namespace jotter::media {

Expected<MediumRef> takeIn(Vault& vault, const QByteArray& picture) {
    return preparePhoto(picture).and_then([&](const PreparedPhoto& photo) { return vault.keep(photo); });
}

Expected<MediumRef> takeInFile(Vault& vault, const std::filesystem::path& file) {
    const auto bytes = platform::readFile(file, maxPictureBytes);
    if (!bytes && bytes.error().category == ErrorCategory::Input)
        return pictureTooBig();
    if (!bytes || !*bytes)
        return fail("file_unreadable", ErrorCategory::Input,
                    "That file could not be opened; choose another picture.");
    return takeIn(vault, QByteArray::fromRawData((*bytes)->data(), static_cast<qsizetype>((*bytes)->size())));
}

} // namespace jotter::media
