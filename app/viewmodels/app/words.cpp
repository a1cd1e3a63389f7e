#include "app/viewmodels/app/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace jotter::viewmodels::words {

namespace {

bool inEnglish() {
    const auto language = QLocale().language();
    return language == QLocale::English || language == QLocale::C;
}

/// For numbers: "53,000".
QLocale localeOfNumbers() {
    return inEnglish() ? QLocale(QLocale::English, QLocale::UnitedKingdom) : QLocale();
}

/// For days: in English "Sep" as product.md writes it, where Qt's British data say "Sept".
QLocale localeOfDays() {
    return inEnglish() ? QLocale::c() : QLocale();
}

QDateTime local(WallTime at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString time(WallTime at) {
    return local(at).toString(QStringLiteral("HH:mm"));
}

QString day(WallTime at, WallTime now) {
    const auto date = local(at).date();
    const auto today = local(now).date();
    if (date == today)
        return Words::tr("Today");
    if (date == today.addDays(-1))
        return Words::tr("Yesterday");
    const auto form =
        date.year() == today.year() ? QStringLiteral("dddd d MMM") : QStringLiteral("dddd d MMM yyyy");
    return localeOfDays().toString(date, form);
}

QString dayAndTime(WallTime at) {
    return localeOfDays().toString(local(at), QStringLiteral("ddd d MMM HH:mm"));
}

QString date(QDate day) {
    return localeOfDays().toString(day, QStringLiteral("d MMM yyyy"));
}

QString length(std::chrono::milliseconds time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString ago(WallTime at, WallTime now) {
    using namespace std::chrono;
    const auto age = now - at;
    if (age < minutes{1})
        return Words::tr("just now");
    if (age < minutes{2})
        return Words::tr("1 minute ago");
    if (age < hours{1})
        return Words::tr("%1 minutes ago").arg(duration_cast<minutes>(age).count());
    if (age < hours{2})
        return Words::tr("1 hour ago");
    if (age < days{1})
        return Words::tr("%1 hours ago").arg(duration_cast<hours>(age).count());
    if (age < days{2})
        return Words::tr("1 day ago");
    return Words::tr("%1 days ago").arg(duration_cast<days>(age).count());
}

QString size(std::uint64_t bytes) {
    return localeOfNumbers().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString count(std::uint64_t number) {
    return localeOfNumbers().toString(static_cast<qulonglong>(number));
}

} // namespace jotter::viewmodels::words
