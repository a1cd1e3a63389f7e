#include "app/shell/images/sealed_images.h"

#include <QBuffer>
#include <QFutureWatcher>
#include <QImageReader>
#include <QMutexLocker>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <optional>

namespace jotter::shell {

namespace {

constexpr qsizetype cacheBytes = 12'000'000; // what is on a screen, and a screen to both sides
constexpr int thumbSide = 256;
constexpr int threads = 2;

std::optional<Sha256> hashOf(const QString& hex) {
    const auto bytes = fromHex(hex.toLower().toStdString());
    Sha256 hash;
    if (!bytes || bytes->size() != hash.bytes.size())
        return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), hash.bytes.begin());
    return hash;
}

/// How large to decode: to cover what was asked for, never larger than the picture.
QSize fit(const QSize& whole, const QSize& wanted) {
    if (!whole.isValid() || (wanted.width() <= 0 && wanted.height() <= 0))
        return whole;
    const double across = wanted.width() > 0 ? static_cast<double>(wanted.width()) / whole.width() : 0;
    const double down = wanted.height() > 0 ? static_cast<double>(wanted.height()) / whole.height() : 0;
    const double scale = std::min(1.0, std::max(across, down));
    return {std::max(1, qRound(whole.width() * scale)), std::max(1, qRound(whole.height() * scale))};
}

} // namespace

/// One answer. Lives on the thread that reads pictures for QML, which may let go of it before it is ready.
class SealedImageResponse final : public QQuickImageResponse {
public:
    SealedImageResponse(SealedImages& provider, const QString& id, const QSize& wanted) {
        connect(&work_, &QFutureWatcherBase::finished, this, [this] {
            if (work_.future().resultCount() > 0)
                image_ = work_.result();
            Q_EMIT finished();
        });
        work_.setFuture(QtConcurrent::run(&provider.pool_,
                                          [&provider, id, wanted] { return provider.picture(id, wanted); }));
    }

    /// Work that has not begun is dropped; the answer, then empty, still comes.
    void cancel() override { work_.cancel(); }
    QQuickTextureFactory* textureFactory() const override {
        return QQuickTextureFactory::textureFactoryForImage(image_);
    }
    QString errorString() const override {
        return image_.isNull() ? QStringLiteral("not on this tablet") : QString{};
    }

private:
    QImage image_;
    QFutureWatcher<QImage> work_;
};

SealedImages::SealedImages(media::Vault& vault)
    : vault_(vault)
    , cache_(cacheBytes) {
    pool_.setMaxThreadCount(threads);
}

SealedImages::~SealedImages() = default;

QQuickImageResponse* SealedImages::requestImageResponse(const QString& id, const QSize& wanted) {
    return new SealedImageResponse(*this, id, wanted);
}

void SealedImages::setOpen(bool open) {
    open_ = open;
    if (!open)
        forget();
}

void SealedImages::forget() {
    QMutexLocker lock(&mutex_);
    cache_.clear();
}

QImage SealedImages::picture(const QString& id, const QSize& wanted) {
    if (!open_)
        return {};
    const auto key = QStringLiteral("%1@%2x%3").arg(id).arg(wanted.width()).arg(wanted.height());
    {
        QMutexLocker lock(&mutex_);
        if (const auto* known = cache_.object(key))
            return *known;
    }
    const auto whole = hashOf(id.section(QLatin1Char('/'), 0, 0));
    const auto thumb = hashOf(id.section(QLatin1Char('/'), 1, 1));
    const bool small = wanted.width() > 0 && wanted.width() <= thumbSide;
    const std::array order = small ? std::array{thumb, whole} : std::array{whole, thumb};
    for (const auto& hash : order) {
        auto image = hash ? decode(*hash, wanted) : QImage{};
        if (image.isNull())
            continue;
        // A thumbnail that stands in is not kept: the picture itself may be on its way.
        if (small || hash == whole) {
            QMutexLocker lock(&mutex_);
            if (open_)
                cache_.insert(key, new QImage(image), image.sizeInBytes());
        }
        return image;
    }
    return {};
}

QImage SealedImages::decode(const Sha256& sha256, const QSize& wanted) {
    const auto bytes = vault_.readAll(sha256);
    if (!bytes)
        return {};
    auto data = QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size()));
    QBuffer buffer(&data);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&buffer);
    reader.setScaledSize(fit(reader.size(), wanted));
    return reader.read();
}

} // namespace jotter::shell
