#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace jotter::faults {

/// A network of the test's own: the test's process, and a tablet's side that programs are run on, joined by
/// one cable. All of it is gone when the test is, however that ends.
class OwnNet {
public:
    /// Takes this thread, and what it starts, out of the machine's network. False where that is refused; then
    /// nothing has changed. To be called once, before anything listens.
    [[nodiscard]] static bool enter();

    /// Lays the cable. After `enter`.
    OwnNet();
    ~OwnNet();
    OwnNet(const OwnNet&) = delete;
    OwnNet& operator=(const OwnNet&) = delete;

    static constexpr auto here = "10.77.0.1"; ///< where the test listens for the tablet
    /// Runs a program on the tablet's side: to be put before its words.
    [[nodiscard]] QStringList tabletSide() const;

    /// Both ways, as `tc` writes it: "10mbit". Not to be changed later.
    void limitRate(const QString& rate);
    /// Loses so many of a hundred packets that come to the tablet, and to the school; 0 heals the line.
    void lose(int toTablet, int toSchool);
    void pullOut();
    void plugIn();

private:
    QProcess holder_; ///< whose life is the tablet's side's
};

} // namespace jotter::faults
