#include "platform/desktop/desktop_surroundings.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>
#include <QGuiApplication>
#include <QNetworkInformation>
#include <QPalette>

namespace jotter::platform {

namespace {
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
const auto portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto portalInterface = QStringLiteral("org.freedesktop.portal.Settings");
const auto appearance = QStringLiteral("org.freedesktop.appearance");
const auto colourScheme = QStringLiteral("color-scheme"); // 0 no preference, 1 dark, 2 light
const auto contrast = QStringLiteral("contrast");         // 0 no preference, 1 higher
const auto desktop = QStringLiteral("org.gnome.desktop.interface");
const auto enableAnimations = QStringLiteral("enable-animations");
} // namespace

DesktopSurroundings::DesktopSurroundings(QObject* parent)
    : Surroundings(parent) {
    QGuiApplication::instance()->installEventFilter(this);
    if (QNetworkInformation::loadDefaultBackend())
        network_ = QNetworkInformation::instance();
    if (network_) {
        connect(network_, &QNetworkInformation::reachabilityChanged, this, &Surroundings::networkChanged);
        connect(network_, &QNetworkInformation::isMeteredChanged, this, &Surroundings::networkChanged);
    }
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")) // asking for the bus would start one
        return;
    QDBusConnection::sessionBus().connect(portalService, portalPath, portalInterface,
                                          QStringLiteral("SettingChanged"), this,
                                          SLOT(portalChanged(QString, QString, QDBusVariant)));
    askPortal(appearance, colourScheme);
    askPortal(appearance, contrast);
    askPortal(desktop, enableAnimations);
}

void DesktopSurroundings::askPortal(const QString& group, const QString& name) {
    auto question =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, QStringLiteral("Read"));
    question << group << name;
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, group, name](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QDBusVariant> reply = *done;
                done->deleteLater();
                if (reply.isError())
                    return;
                const auto value = reply.value().variant(); // `Read` wraps its answer twice
                portalChanged(group, name,
                              value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>() : reply.value());
            });
}

void DesktopSurroundings::portalChanged(const QString& group, const QString& name,
                                        const QDBusVariant& value) {
    if (group == appearance && name == colourScheme) {
        const auto scheme = value.variant().toUInt();
        portalDark_ = scheme == 0 ? std::nullopt : std::optional{scheme == 1};
        Q_EMIT darkThemeChanged();
    }
    if (group == appearance && name == contrast) {
        highContrast_ = value.variant().toUInt() == 1;
        Q_EMIT easeChanged();
    }
    if (group == desktop && name == enableAnimations) {
        animations_ = value.variant().toBool();
        Q_EMIT easeChanged();
    }
}

bool DesktopSurroundings::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange && watched == QGuiApplication::instance())
        Q_EMIT darkThemeChanged();
    return false;
}

bool DesktopSurroundings::darkTheme() const {
    const auto palette = QGuiApplication::palette();
    return portalDark_.value_or(palette.color(QPalette::Window).lightness() <
                                palette.color(QPalette::WindowText).lightness());
}

bool DesktopSurroundings::reducedMotion() const {
    return !animations_;
}

bool DesktopSurroundings::highContrast() const {
    return highContrast_;
}

bool DesktopSurroundings::online() const {
    if (!network_ || network_->reachability() == QNetworkInformation::Reachability::Unknown)
        return true; // better to try than to wait for ever
    return network_->reachability() != QNetworkInformation::Reachability::Disconnected;
}

bool DesktopSurroundings::metered() const {
    return network_ && network_->isMetered();
}

std::uint64_t DesktopSurroundings::freeBytes(const std::filesystem::path& folder) const {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    return error ? 0 : space.available;
}

} // namespace jotter::platform
