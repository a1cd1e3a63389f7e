#include "app/viewmodels/facts/help_words.h"

#include <QCoreApplication>

namespace jotter::viewmodels {

namespace {
/// Named here for lupdate alone: the domain, where the scale stands, speaks no language but its own.
[[maybe_unused]] constexpr const char* shipped[] = {
    QT_TRANSLATE_NOOP("HelpWords", "On their own"),
    QT_TRANSLATE_NOOP("HelpWords", "Reminder"),
    QT_TRANSLATE_NOOP("HelpWords", "Gesture"),
    QT_TRANSLATE_NOOP("HelpWords", "Shown how"),
    QT_TRANSLATE_NOOP("HelpWords", "Some physical help"),
    QT_TRANSLATE_NOOP("HelpWords", "Full physical help"),
    QT_TRANSLATE_NOOP("HelpWords", "Not today"),
};
} // namespace

QString helpWord(const std::string& label) {
    return QCoreApplication::translate("HelpWords", label.c_str());
}

} // namespace jotter::viewmodels
