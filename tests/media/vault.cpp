#include "app/media/vault.h"

#include "sync/change/random.h"
#include "tests/media/pictures.h"

#include <sys/mount.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <thread>

using namespace jotter;
using namespace jotter::media;

namespace {
std::string bytesOf(std::size_t size, char seed) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(seed + static_cast<char>(i * 7 + i / 251));
    return bytes;
}

QStringList filesIn(const QString& folder) {
    return QDir{folder}.entryList(QDir::Files | QDir::Hidden);
}

void change(const QString& path, const std::function<void(QByteArray&)>& how) {
    QFile file{path};
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto bytes = file.readAll();
    how(bytes);
    file.resize(0);
    file.seek(0);
    file.write(bytes);
}

/// A file system of two megabytes, while it lives.
class SmallDisk {
public:
    SmallDisk() { mounted_ = ::mount("tmpfs", dir_.path().toUtf8(), "tmpfs", 0, "size=2m") == 0; }
    ~SmallDisk() {
        if (mounted_)
            ::umount(dir_.path().toUtf8());
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool mounted() const { return mounted_; }
    [[nodiscard]] QString path() const { return dir_.path(); }

private:
    QTemporaryDir dir_;
    bool mounted_ = false;
};
} // namespace

class VaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesBackWhatWasKept();
    void readsAnyRange();
    void namesTellNothing();
    void refusesBytesOfAnotherHash();
    void keepingTwiceIsOnce();
    void noticesTampering_data();
    void noticesTampering();
    void mendsADamagedFileWhenTheBytesComeAgain();
    void noticesAnotherFileUnderItsName();
    void anotherKeyOpensNothing();
    void sweepsWhatWasBeingWritten();
    void removesOrphansAlone();
    void aFullDiskKeepsNeitherPictureNorThumbnail();
    void picturesLeaveRoomForNotes();
    void manyThreadsMayKeep();

private:
    std::unique_ptr<QTemporaryDir> dir_;
    SystemRandom random_;
    seal::WrapKey key_ = seal::WrapKey::make(random_);
    std::unique_ptr<Vault> vault_;
    std::string bytes_ = bytesOf(200'000, 'a');
    Sha256 hash_ = Sha256::of(bytes_);
};

void VaultTest::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    vault_ = std::move(*Vault::open(dir_->path().toStdString(), key_, random_));
}

void VaultTest::givesBackWhatWasKept() {
    for (const std::size_t size : {0UL, 1UL, 65'535UL, 65'536UL, 65'537UL, 1'000'000UL}) {
        const auto bytes = bytesOf(size, 'x');
        const auto hash = Sha256::of(bytes);
        QVERIFY(!vault_->has(hash));
        QCOMPARE(vault_->readAll(hash).error().code, std::string{"medium_missing"});
        QCOMPARE(vault_->read(hash, 0, 1).error().code, std::string{"medium_missing"});
        QVERIFY(vault_->keep(hash, bytes));
        QVERIFY(vault_->has(hash));
        QVERIFY(vault_->readAll(hash) == bytes);
    }
    const auto again = Vault::open(dir_->path().toStdString(), key_, random_);
    QVERIFY((*again)->readAll(Sha256::of("")) == std::string{});
    QVERIFY(vault_->remove(Sha256::of("")));
    QVERIFY(!(*again)->has(Sha256::of("")));
}

void VaultTest::readsAnyRange() {
    QVERIFY(vault_->keep(hash_, bytes_));
    for (const std::size_t offset :
         {0UL, 1UL, 65'535UL, 65'536UL, 131'000UL, 199'999UL, 200'000UL, 300'000UL}) {
        for (const std::size_t size : {0UL, 1UL, 70'000UL, 1'000'000UL}) {
            const auto expected = offset > bytes_.size() ? std::string{} : bytes_.substr(offset, size);
            QVERIFY(vault_->read(hash_, offset, size) == expected);
        }
    }
}

void VaultTest::namesTellNothing() {
    QVERIFY(vault_->keep(hash_, bytes_));
    const auto name = filesIn(dir_->path()).value(0);
    QVERIFY(!name.contains(QString::fromStdString(hash_.toHex()).left(8)));
    const QTemporaryDir other;
    const auto elsewhere = Vault::open(other.path().toStdString(), seal::WrapKey::make(random_), random_);
    QVERIFY((*elsewhere)->keep(hash_, bytes_));
    QVERIFY(filesIn(other.path()).value(0) !=
            name); // the same picture in another profile cannot be recognised
    const QFile file{dir_->filePath(name)};
    QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
}

void VaultTest::refusesBytesOfAnotherHash() {
    const auto refused = vault_->keep(Sha256::of("another"), bytes_);
    QCOMPARE(refused.error().code, std::string{"wrong_hash"});
    QCOMPARE(refused.error().category, ErrorCategory::Rejected);
    QVERIFY(filesIn(dir_->path()).isEmpty());
}

void VaultTest::keepingTwiceIsOnce() {
    QVERIFY(vault_->keep(hash_, bytes_));
    const auto name = filesIn(dir_->path()).value(0);
    const auto before = QFileInfo{dir_->filePath(name)}.lastModified();
    QVERIFY(vault_->keep(hash_, bytes_));
    QCOMPARE(filesIn(dir_->path()), QStringList{name});
    QCOMPARE(QFileInfo{dir_->filePath(name)}.lastModified(), before);
}

void VaultTest::noticesTampering_data() {
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("cut");
    QTest::newRow("magic") << 0 << 0;
    QTest::newRow("wrapped key") << 60 << 0;
    QTest::newRow("first frame") << 100 << 0;
    QTest::newRow("last byte") << -1 << 0;
    QTest::newRow("last frame cut off") << 0 << 200'000 - 3 * 65'536 + 16;
    QTest::newRow("half") << 0 << 100'000;
    QTest::newRow("all but a little") << 0 << 200'000;
}

void VaultTest::noticesTampering() {
    QFETCH(int, at);
    QFETCH(int, cut);
    QVERIFY(vault_->keep(hash_, bytes_));
    change(dir_->filePath(filesIn(dir_->path()).value(0)), [&](QByteArray& sealed) {
        if (cut == 0)
            sealed[at < 0 ? sealed.size() + at : at] ^= 1;
        sealed.chop(cut);
    });
    QCOMPARE(vault_->readAll(hash_).error().code, std::string{"sealed_damaged"});
    const auto ranged = vault_->read(hash_, 0, 1'000'000);
    QVERIFY(!ranged && ranged.error().code == "sealed_damaged");
}

void VaultTest::mendsADamagedFileWhenTheBytesComeAgain() {
    QVERIFY(vault_->keep(hash_, bytes_));
    change(dir_->filePath(filesIn(dir_->path()).value(0)), [](QByteArray& sealed) { sealed[500] ^= 1; });
    QVERIFY(!vault_->readAll(hash_));
    QVERIFY(vault_->keep(hash_, bytes_));
    QVERIFY(vault_->readAll(hash_) == bytes_);
}

void VaultTest::noticesAnotherFileUnderItsName() {
    QVERIFY(vault_->keep(hash_, bytes_));
    const auto name = filesIn(dir_->path()).value(0);
    const std::string other = "another picture";
    QVERIFY(vault_->keep(Sha256::of(other), other));
    auto names = filesIn(dir_->path());
    names.removeOne(name);
    QVERIFY(QFile::remove(dir_->filePath(name)));
    QVERIFY(QFile::rename(dir_->filePath(names.value(0)), dir_->filePath(name)));
    QCOMPARE(vault_->readAll(hash_).error().code, std::string{"sealed_damaged"});
}

void VaultTest::anotherKeyOpensNothing() {
    QVERIFY(vault_->keep(hash_, bytes_));
    const auto stranger = Vault::open(dir_->path().toStdString(), seal::WrapKey::make(random_), random_);
    QVERIFY(stranger);
    QCOMPARE((*stranger)->readAll(hash_).error().code, std::string{"medium_missing"});
    for (const auto& name : filesIn(dir_->path())) {
        QFile file{dir_->filePath(name)};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto sealed = file.readAll().toStdString();
        QVERIFY(seal::openAll(key_, sealed) == bytes_);
        QVERIFY(!seal::openAll(seal::WrapKey::make(random_), sealed));
    }
}

void VaultTest::sweepsWhatWasBeingWritten() {
    QVERIFY(vault_->keep(hash_, bytes_));
    std::ofstream{dir_->filePath("0123.99-1.part").toStdString()} << "half a picture";
    const auto again = Vault::open(dir_->path().toStdString(), key_, random_);
    QCOMPARE(filesIn(dir_->path()).size(), 1);
    QVERIFY((*again)->readAll(hash_) == bytes_);
}

void VaultTest::removesOrphansAlone() {
    const std::string orphan = "nobody refers to this";
    QVERIFY(vault_->keep(hash_, bytes_));
    QVERIFY(vault_->keep(Sha256::of(orphan), orphan));
    QVERIFY(vault_->removeOrphans({hash_, Sha256::of("not here yet")}) == 1UL);
    QVERIFY(vault_->has(hash_));
    QVERIFY(!vault_->has(Sha256::of(orphan)));
}

void VaultTest::aFullDiskKeepsNeitherPictureNorThumbnail() {
    const SmallDisk disk;
    if (!disk.mounted())
        QSKIP("a small disk cannot be mounted here: needs the right to mount");
    const auto vault = Vault::open((disk.path() + "/media").toStdString(), key_, random_);
    QVERIFY(vault);
    QVERIFY((*vault)->keep(hash_, bytes_));
    auto photo = *preparePhoto(pictures::jpegOf(pictures::marked(320, 240)));
    photo.thumb =
        QByteArray::fromStdString(bytesOf(3'000'000, 't')); // the picture fits, its thumbnail does not
    photo.thumbSha256 = Sha256::of(photo.thumb.toStdString());
    const auto refused = (*vault)->keep(photo);
    QCOMPARE(refused.error().code, std::string{"disk_full"});
    QCOMPARE(refused.error().category, ErrorCategory::Storage);
    QVERIFY(!(*vault)->has(photo.sha256));
    QCOMPARE(filesIn(disk.path() + "/media").size(), 1);
    QVERIFY((*vault)->readAll(hash_) == bytes_);
    const std::string small = "a tick still fits";
    QVERIFY((*vault)->keep(Sha256::of(small), small));
}

void VaultTest::picturesLeaveRoomForNotes() {
    const SmallDisk disk;
    if (!disk.mounted())
        QSKIP("a small disk cannot be mounted here: needs the right to mount");
    const auto vault = Vault::open((disk.path() + "/media").toStdString(), key_, random_);
    QVERIFY(vault);
    Expected<void> kept;
    for (char seed = 0; seed < 100 && kept; ++seed) {
        const auto bytes = bytesOf(50'000, seed);
        kept = (*vault)->keep(Sha256::of(bytes), bytes);
    }
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, std::string{"disk_full"});
    const auto space = std::filesystem::space(disk.path().toStdString());
    QVERIFY(space.available >= space.capacity / 3);
    // Nor does what somebody says take that room.
    const auto spoken = QByteArray::fromStdString(bytesOf(50'000, 101));
    const auto note = (*vault)->keep(Recording{"voice", spoken, {}});
    QVERIFY(!note);
    QCOMPARE(note.error().code, std::string{"disk_full"});
    QVERIFY(!(*vault)->has(Sha256::of(spoken.toStdString())));
}

void VaultTest::manyThreadsMayKeep() {
    std::vector<std::thread> threads;
    std::atomic<int> failures = 0;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([this, &failures] {
            for (char seed = 0; seed < 20; ++seed) {
                const auto bytes = bytesOf(5000, seed);
                if (!vault_->keep(Sha256::of(bytes), bytes) || vault_->readAll(Sha256::of(bytes)) != bytes)
                    ++failures;
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(filesIn(dir_->path()).size(), 20);
}

QTEST_GUILESS_MAIN(VaultTest)
#include "vault.moc"
