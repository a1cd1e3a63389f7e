#pragma once

#include "platform/api/surroundings.h"

#include <QDBusVariant>

#include <optional>

class QNetworkInformation;

namespace jotter::platform {

/// A desktop computer: theme, contrast and motion from the freedesktop settings portal, the theme else from
/// Qt's palette; the network from QNetworkInformation, and where there is no such service, online.
class DesktopSurroundings final : public Surroundings {
    Q_OBJECT

public:
    /// Needs a QGuiApplication.
    explicit DesktopSurroundings(QObject* parent = nullptr);

    [[nodiscard]] bool darkTheme() const override;
    [[nodiscard]] bool reducedMotion() const override;
    [[nodiscard]] bool highContrast() const override;
    [[nodiscard]] bool online() const override;
    [[nodiscard]] bool metered() const override;
    [[nodiscard]] std::uint64_t freeBytes(const std::filesystem::path& folder) const override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private Q_SLOTS:
    void portalChanged(const QString& group, const QString& name, const QDBusVariant& value);

private:
    void askPortal(const QString& group, const QString& name);

    std::optional<bool> portalDark_;
    bool animations_ = true;
    bool highContrast_ = false;
    QNetworkInformation* network_ = nullptr; ///< Qt owns it
};

} // namespace jotter::platform
