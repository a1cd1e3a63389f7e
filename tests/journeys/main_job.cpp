#include "tests/support/main_job.h"

#include "app/shell/profile/profile.h"
#include "platform/desktop/desktop_key_stores.h"
#include "tests/media/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using journeys::MainJob;

namespace {
/// Every photo of the pupil's timeline, as the profile keeps it: hash to opened bytes.
std::map<Sha256, QByteArray> photosIn(const QString& folder) {
    const SystemClock clock;
    SystemRandom random;
    platform::DesktopKeyStores keyStores;
    auto profile = shell::Profile::openWhole(
        {.folder = folder.toStdString(),
         .keyStores = [&](const auto& path, const auto& id) { return keyStores.of(path, id); },
         .clock = &clock,
         .random = &random});
    std::map<Sha256, QByteArray> photos;
    if (!profile)
        return photos;
    auto question = (*profile)->store().read([&](const store::Queries& queries) {
        std::vector<Sha256> hashes;
        std::vector<domain::GroupId> groups;
        for (const auto& group : queries.groups())
            groups.push_back(group.id);
        for (const auto& pupil : queries.pupils(groups, clock.now())) {
            if (pupil.shortName() != MainJob::pupil)
                continue;
            store::TimelineFilter filter;
            filter.kind = "photo";
            const auto page = queries.timeline(pupil.id, filter, {}, 1);
            for (const auto& item : page.value_or(store::TimelinePage{}).items)
                hashes.push_back(item.media.front().sha256);
        }
        return hashes;
    });
    for (const auto& hash : question.result()) {
        if (const auto bytes = (*profile)->vault().readAll(hash))
            photos[hash] = QByteArray::fromStdString(*bytes);
    }
    return photos;
}
} // namespace

class MainJobTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    /// The photo that the camera sees: held on its side, and full of metadata.
    void preparePhoto() {
        QVERIFY(QDir(folder_.path()).mkpath(QStringLiteral("camera")));
        const auto picture = pictures::jpegOf(pictures::storedAs(pictures::marked(2400, 1800), 6));
        QFile file(folder_.filePath(QStringLiteral("camera/photo.jpg")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pictures::withMetadata(picture, 6));
    }

    void lookAtPhotos() {
        const auto first = photosIn(folder_.filePath(QStringLiteral("first")));
        const auto second = photosIn(folder_.filePath(QStringLiteral("second")));
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(second, first);
        const auto& [hash, bytes] = *second.begin();
        QCOMPARE(Sha256::of(bytes.toStdString()), hash);
        QVERIFY(pictures::isMarkedUpright(QImage::fromData(bytes)));
        QCOMPARE(pictures::metadataIn(bytes), QByteArray());
    }

private Q_SLOTS:
    void everythingArrives() {
        QVERIFY(folder_.isValid());
        preparePhoto();
        MainJob job({.work = QDir(folder_.path()), .pictures = {}, .tell = [](const QString& what) {
                         qInfo().noquote() << what;
                     }});
        try {
            job.openSchool();
            job.recordSteps();
            QCOMPARE(job.tapsForStep(), 1);
            QCOMPARE(job.tapsForOtherStep(), 3);
            job.writeNote();
            job.speakNote();
            job.filmClip();
            job.takePhoto();
            QCOMPARE(job.tapsForPhoto(), 4);
            job.killTablet();
            job.arrive();
            job.killServer();
            job.showOnSecond();
            job.close();
        } catch (const std::exception& failure) {
            QFAIL(failure.what());
        }
        lookAtPhotos();
    }
};

QTEST_GUILESS_MAIN(MainJobTest)
#include "main_job.moc"
