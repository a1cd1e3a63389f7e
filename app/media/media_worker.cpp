#include "app/media/media_worker.h"

#include "app/media/jpeg_decoder.h"

#include <QtConcurrent>

#include <utility>

namespace jotter::media {

namespace {
constexpr int threads = 2; // a picture being prepared needs up to 200 MB

Expected<MediumRef> prepareAndKeep(Vault& vault, const QByteArray& picture) {
    return preparePhoto(picture).and_then([&](const PreparedPhoto& photo) { return vault.keep(photo); });
}

Expected<MediumRef> readPrepareAndKeep(Vault& vault, const std::filesystem::path& file) {
    const auto bytes = platform::readFile(file, maxPictureBytes);
    if (!bytes && bytes.error().category == ErrorCategory::Input)
        return pictureTooBig();
    if (!bytes || !*bytes)
        return fail("no_such_file", ErrorCategory::Input, "That file cannot be read; choose another.");
    return prepareAndKeep(
        vault, QByteArray::fromRawData((*bytes)->data(), static_cast<qsizetype>((*bytes)->size())));
}
} // namespace

MediaWorker::MediaWorker(std::shared_ptr<Vault> vault)
    : vault_(std::move(vault)) {
    pool_.setMaxThreadCount(threads);
}

QFuture<Expected<MediumRef>> MediaWorker::takeIn(QByteArray picture) {
    return QtConcurrent::run(
        &pool_, [vault = vault_, picture = std::move(picture)] { return prepareAndKeep(*vault, picture); });
}

QFuture<Expected<MediumRef>> MediaWorker::takeInFile(std::filesystem::path file) {
    return QtConcurrent::run(
        &pool_, [vault = vault_, file = std::move(file)] { return readPrepareAndKeep(*vault, file); });
}

} // namespace jotter::media
