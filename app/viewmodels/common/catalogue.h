#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace jotter::viewmodels {

/// The language of the app's words and of its days: English, which stands in the sources, or one of the
/// catalogues in assets/i18n. What a catalogue does not have stays English.
class Catalogue {
public:
    Catalogue() = default;
    /// The app speaks English again.
    ~Catalogue();
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;
    Catalogue(Catalogue&&) = delete;
    Catalogue& operator=(Catalogue&&) = delete;

    /// The first of a tablet's languages ("cy-GB", "en") that the app speaks: "cy" or "en"; "en" when it
    /// speaks none of them.
    [[nodiscard]] static QString firstSpoken(const QStringList& languages);

    /// From now on words and days come in this language, "cy" or "en". False when they did already. What was
    /// worded before stays as it is.
    bool speak(const QString& language);

private:
    QString language_;
    QTranslator words_;
};

} // namespace jotter::viewmodels
