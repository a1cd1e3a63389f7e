#include "app/viewmodels/common/catalogue.h"

#include <QCoreApplication>
#include <QLocale>
#include <QLoggingCategory>

#include <algorithm>
#include <array>

namespace jotter::viewmodels {

namespace {

Q_LOGGING_CATEGORY(catalogueLog, "jotter.viewmodels.catalogue")

constexpr QLatin1String english{"en"};
constexpr std::array spoken{english, QLatin1String{"cy"}};

/// A tablet that is set to English keeps its own way of writing days; one that is set to a language which
/// the app does not speak gets English days with its English words.
QLocale daysOf(const QString& language) {
    if (language != english)
        return QLocale(language);
    const auto tablet = QLocale::system();
    const bool fits = tablet.language() == QLocale::English || tablet.language() == QLocale::C;
    return fits ? tablet : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

Catalogue::~Catalogue() {
    QCoreApplication::removeTranslator(&words_);
}

QString Catalogue::firstSpoken(const QStringList& languages) {
    for (const auto& language : languages) {
        const auto name = language.section(QLatin1Char('-'), 0, 0);
        if (std::ranges::any_of(spoken, [&](QLatin1String known) { return name == known; }))
            return name;
    }
    return english;
}

bool Catalogue::speak(const QString& language) {
    if (language == language_)
        return false;
    language_ = language;
    QCoreApplication::removeTranslator(&words_);
    QLocale::setDefault(daysOf(language));
    if (language != english) {
        if (words_.load(QStringLiteral(":/jotter/i18n/jotter_%1.qm").arg(language)))
            QCoreApplication::installTranslator(&words_);
        else
            qCWarning(catalogueLog) << "no catalogue of" << language;
    }
    return true;
}

} // namespace jotter::viewmodels
