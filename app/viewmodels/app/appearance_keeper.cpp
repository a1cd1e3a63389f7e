#include "app/viewmodels/app/appearance_keeper.h"

#include "platform/api/answer.h"

#include <QLoggingCategory>
#include <QMetaEnum>

namespace jotter::viewmodels {

namespace {

Q_LOGGING_CATEGORY(keeperLog, "jotter.viewmodels.appearance")

constexpr auto theme = "appearance.theme";
constexpr auto contrast = "appearance.contrast";
constexpr auto text = "appearance.text";
constexpr auto language = "appearance.language";
constexpr auto hand = "appearance.hand";

/// An enum's value is kept by its name, in lower case: "dark".
template <class Enum>
std::string nameOf(Enum value) {
    const auto* key = QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value));
    return QString::fromLatin1(key).toLower().toStdString();
}

template <class Enum>
Enum valueOf(const AppearanceKeeper::Choices& kept, const char* setting, Enum otherwise) {
    const auto found = kept.find(setting);
    if (found == kept.end())
        return otherwise;
    const auto names = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < names.keyCount(); ++i)
        if (const auto value = static_cast<Enum>(names.value(i)); nameOf(value) == found->second)
            return value;
    return otherwise;
}

AppearanceKeeper::Choices choicesOf(const Appearance& appearance) {
    return {{theme, nameOf(appearance.choice())},
            {contrast, nameOf(appearance.contrast())},
            {text, QString::number(appearance.textScale()).toStdString()},
            {language, nameOf(appearance.language())},
            {hand, nameOf(appearance.hand())}};
}

} // namespace

AppearanceKeeper::AppearanceKeeper(store::Store& store, Appearance& appearance, QObject* parent)
    : QObject(parent)
    , store_(store)
    , appearance_(appearance) {}

AppearanceKeeper::Choices AppearanceKeeper::kept(const store::Queries& queries) {
    Choices kept;
    for (const auto* setting : {theme, contrast, text, language, hand})
        if (auto value = queries.setting(setting); !value.empty())
            kept[setting] = std::move(value);
    return kept;
}

void AppearanceKeeper::begin(const Choices& kept, bool themeToo) {
    if (themeToo)
        appearance_.setChoice(valueOf(kept, theme, appearance_.choice()));
    appearance_.setContrast(valueOf(kept, contrast, appearance_.contrast()));
    appearance_.setLanguage(valueOf(kept, language, appearance_.language()));
    appearance_.setHand(valueOf(kept, hand, appearance_.hand()));
    if (const auto found = kept.find(text); found != kept.end())
        if (const double scale = QString::fromStdString(found->second).toDouble(); scale > 0)
            appearance_.setTextScale(scale);
    kept_ = choicesOf(appearance_);
    connect(&appearance_, &Appearance::changed, this, &AppearanceKeeper::keep);
}

void AppearanceKeeper::keep() {
    auto now = choicesOf(appearance_);
    for (const auto& [setting, value] : now)
        if (kept_[setting] != value)
            whenAnswered(store_.saveSetting(setting, value), this, [](const Expected<void>& kept) {
                if (!kept)
                    qCWarning(keeperLog) << "the appearance was not kept:" << kept.error().code.c_str();
            });
    kept_ = std::move(now);
}

} // namespace jotter::viewmodels
