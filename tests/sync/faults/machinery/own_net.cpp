#include "tests/sync/faults/machinery/own_net.h"

#include "tests/support/dies_with_test.h"
#include "tests/sync/faults/machinery/system_command.h"

#include <sched.h>

namespace jotter::faults {

namespace {
constexpr auto cable = "cable";
constexpr auto there = "10.77.0.2";

QStringList words(const char* line) {
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

void dropIncoming(const QStringList& side, int percent) {
    systemCommand(side + words("nft flush chain ip faults incoming"));
    if (percent == 0)
        return;
    auto rule = side + words("nft add rule ip faults incoming iifname") + QStringList{cable};
    if (percent < 100)
        rule << words("numgen random mod 100 <") << QString::number(percent);
    systemCommand(rule << "drop");
}
} // namespace

bool OwnNet::enter() {
    return ::unshare(CLONE_NEWNET) == 0;
}

OwnNet::OwnNet() {
    support::diesWithTest(holder_);
    holder_.start("unshare", words("--net sh -c") << "echo there; exec cat");
    if (!holder_.waitForReadyRead(60'000))
        throw std::runtime_error("the tablet's side of the network does not come up");
    const auto side = tabletSide();
    systemCommand(words("ip link add cable type veth peer name cable netns") +
                  QStringList{QString::number(holder_.processId())});
    for (const auto& [prefix, address] : {std::pair(QStringList(), here), std::pair(side, there)}) {
        systemCommand(prefix + words("ip link set lo up"));
        systemCommand(prefix + words("ip address add") + QStringList{QString(address) + "/24", "dev", cable});
        systemCommand(prefix + words("ip link set cable up"));
        systemCommand(prefix + words("nft add table ip faults"));
        systemCommand(
            prefix +
            QStringList{"nft", "add chain ip faults incoming { type filter hook input priority 0; }"});
    }
}

OwnNet::~OwnNet() {
    holder_.closeWriteChannel();
    holder_.waitForFinished();
}

QStringList OwnNet::tabletSide() const {
    return {"nsenter", QStringLiteral("--net=/proc/%1/ns/net").arg(holder_.processId())};
}

void OwnNet::limitRate(const QString& rate) {
    for (const auto& prefix : {QStringList(), tabletSide()})
        systemCommand(prefix + words("tc qdisc add dev cable root tbf burst 32kb latency 100ms rate") +
                      QStringList{rate});
}

void OwnNet::lose(int toTablet, int toSchool) {
    dropIncoming(tabletSide(), toTablet);
    dropIncoming({}, toSchool);
}

void OwnNet::pullOut() {
    systemCommand(words("ip link set cable down"));
}

void OwnNet::plugIn() {
    systemCommand(words("ip link set cable up"));
}

} // namespace jotter::faults
