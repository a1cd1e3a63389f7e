#pragma once

#include <QString>
#include <QTemporaryDir>

namespace jotter::faults {

/// A disk of 20 MB with a file system of its own, in a file; with a weight on it that can be taken away. It
/// is seen by the test and what it starts, and gone when the test is, however that ends.
class SmallDisk {
public:
    /// Takes this thread, and what it starts, out of the machine's mounts. False where that is refused. Once.
    [[nodiscard]] static bool enter();
    /// Whether such a disk can be had here at all. After `enter`.
    [[nodiscard]] static bool possible();

    /// mkfs gives so small a disk blocks of 1 KiB. A server's disk has them of 4 KiB: on smaller ones SQLite
    /// makes only a quarter of each page of its shared index sure, and a full disk then ends the process by
    /// SIGBUS.
    explicit SmallDisk(int blockBytes = 1024);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] QString path(const QString& name) const;
    [[nodiscard]] std::uintmax_t available() const;
    /// Takes room away, down to `left` bytes; and gives it back.
    void fill(std::uintmax_t left);
    void relieve();

private:
    QTemporaryDir folder_;
};

} // namespace jotter::faults
