#include "tests/sync/faults/machinery/small_disk.h"

#include "tests/sync/faults/machinery/system_command.h"

#include <sched.h>
#include <sys/mount.h>

#include <QDir>
#include <QFile>

#include <filesystem>

namespace jotter::faults {

namespace {
constexpr qint64 diskBytes = 20LL * 1024 * 1024;
constexpr qsizetype piece = 64 * 1024;
constexpr auto weight = "disk/weight";
} // namespace

bool SmallDisk::enter() {
    return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

bool SmallDisk::possible() {
    try {
        const SmallDisk disk;
        return true;
    } catch (const std::runtime_error& error) {
        qInfo("%s", error.what());
        return false;
    }
}

SmallDisk::SmallDisk(int blockBytes) {
    const auto image = folder_.filePath("image");
    QFile file(image);
    if (!file.open(QIODevice::WriteOnly) || !file.resize(diskBytes) || !QDir(folder_.path()).mkdir("disk"))
        throw std::runtime_error("no file for a disk can be made");
    file.close();
    systemCommand({"mkfs.ext4", "-q", "-m", "0", "-b", QString::number(blockBytes), image});
    systemCommand({"mount", "-o", "loop", image, folder_.filePath("disk")});
}

SmallDisk::~SmallDisk() {
    ::umount2(folder_.filePath("disk").toUtf8().constData(), MNT_DETACH);
}

QString SmallDisk::path(const QString& name) const {
    return folder_.filePath("disk/" + name);
}

std::uintmax_t SmallDisk::available() const {
    return std::filesystem::space(folder_.filePath("disk").toStdString()).available;
}

void SmallDisk::fill(std::uintmax_t left) {
    QFile file(folder_.filePath(weight));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        throw std::runtime_error("nothing can be put on the disk");
    const QByteArray bytes(piece, 'w');
    for (auto room = available(); room > left; room = available())
        if (file.write(bytes.left(static_cast<qsizetype>(std::min<std::uintmax_t>(room - left, piece)))) <= 0)
            return;
}

void SmallDisk::relieve() {
    if (!QFile::remove(folder_.filePath(weight)))
        throw std::runtime_error("there was no weight on the disk");
}

} // namespace jotter::faults
