#include "tests/sync/faults/tablet/real_school.h"

#include <QImage>
#include <QRandomGenerator>

namespace jotter::faults {

using support::Answered;
using support::runJotter;

namespace {
/// With a certificate for `host` besides this machine's own names.
QString founded(const QString& data, const QString& host) {
    if (!host.isEmpty()) {
        const auto made = support::ServerProcess::command(
            {"init", "--name", "Thornbeck Primary", "--host", host, "--data", data});
        if (made.code != 0)
            throw support::ServerFailed(QString::fromUtf8(made.err));
    }
    return data;
}
} // namespace

RealSchool::RealSchool(const Places& places)
    : server(founded(places.server.isEmpty() ? folder.filePath("school") : places.server, places.host),
             "Thornbeck Primary") {
    roll.write(folder.path(), {joy, lorna});
    server.load(folder.filePath("changes.ndjson"), {}, folder.filePath("pins.json"));
    server.start();
}

const QByteArray& RealSchool::pin() {
    static const QByteArray line =
        QByteArray(demo::demoPin.data(), static_cast<qsizetype>(demo::demoPin.size())) + "\n";
    return line;
}

void RealSchool::must(const QString& tablet, const QStringList& args, const QStringList& under) {
    const auto answered = runJotter(tablet, args, {}, under);
    if (answered.code != 0)
        throw support::ServerFailed(args.first() + ": " + QString::fromUtf8(answered.told()));
}

QString RealSchool::joined(const QString& name, const QString& address, const QStringList& under,
                           const QString& adult) {
    return joinedAt(folder.filePath(name), address, under, adult);
}

QString RealSchool::joinedAt(const QString& profile, const QString& address, const QStringList& under,
                             const QString& adult) {
    const auto at = address.isEmpty() ? QStringLiteral("127.0.0.1:%1").arg(server.port()) : address;
    const auto code = QString::fromUtf8(server.run({"enrol", "--url", at, "--group", "Harbour Room"}))
                          .section(QLatin1Char('\n'), 0, 0);
    must(profile, {"enrol", "--code", code, "--name", "A tablet"}, under);
    must(profile, {"sync"}, under);
    // Signing in brings the pupils, in time for this very command or for the next.
    std::ignore = runJotter(profile, {"timeline", "--adult", adult, "--pupil", "Amara"}, pin(), under);
    must(profile, {"sync"}, under);
    return profile;
}

QStringList RealSchool::settled(const QString& tablet, const QStringList& under, int tries) {
    Answered answered;
    for (int i = 0; i < tries; ++i) {
        answered = runJotter(tablet, {"sync"}, {}, under);
        if (answered.code != 0)
            continue;
        const auto status = runJotter(tablet, {"status", "--json"}).object();
        if (status["all_on_server"].toBool())
            return {};
    }
    return {QStringLiteral("I9: the queue does not drain: ") + QString::fromUtf8(answered.told())};
}

QStringList RealSchool::faults(const Ledger& ledger, const QString& one, const QString& other,
                               const QStringList& under) {
    auto wrong = settled(one, under) + settled(other, under) + settled(one, under);
    const auto exit = server.stop();
    if (exit != 0)
        wrong << QStringLiteral("the server stopped with %1").arg(exit);
    const ServerView school(server.data());
    TabletView first(one), second(other);
    return wrong + ledger.atSchool(school) + Ledger::sound(server.data()) +
           Ledger::sound("the first tablet", first) + Ledger::sound("the second tablet", second) +
           ledger.on("the first tablet", first) + ledger.on("the second tablet", second) +
           Ledger::same(first, second, school);
}

Answered RealSchool::capture(Ledger& ledger, const QString& tablet, const QString& words,
                             const QString& picture, const QStringList& under) {
    QStringList args{"capture", "--adult", joy, "--pupil", "Amara", "--note", words, "--json"};
    if (!picture.isEmpty())
        args << "--photo" << picture;
    const auto answered = runJotter(tablet, args, pin(), under);
    if (answered.code == 0) {
        const auto id = ChangeId::parse(answered.object()["change"].toString().toStdString());
        if (!id)
            throw support::ServerFailed("capture told no id: " + QString::fromUtf8(answered.told()));
        ledger.add({*id, words.toStdString(), {}});
    }
    return answered;
}

QString RealSchool::picture(const QSize& size) {
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator dice(static_cast<quint32>(++pictures_));
    for (int y = 0; y < image.height(); ++y)
        dice.fillRange(reinterpret_cast<quint32*>(image.scanLine(y)), image.width());
    const auto file = folder.filePath(QStringLiteral("picture-%1.jpg").arg(pictures_));
    if (!image.save(file, "JPG"))
        throw support::ServerFailed("no picture could be made");
    return file;
}

} // namespace jotter::faults
