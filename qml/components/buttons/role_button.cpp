#include "qml/components/buttons/role_button.h"

#include <QtQuick/private/qquickaccessibleattached_p.h>

namespace jotter::components {

RoleButton::RoleButton(QQuickItem* parent)
    : QQuickAbstractButton(parent) {}

void RoleButton::setRole(int role) {
    if (role_ == role)
        return;
    role_ = static_cast<QAccessible::Role>(role);
    Q_EMIT roleChanged();
    tellState();
}

void RoleButton::setMarked(bool marked) {
    if (marked_ == marked)
        return;
    marked_ = marked;
    Q_EMIT markedChanged();
    tellState();
}

QAccessible::Role RoleButton::accessibleRole() const {
    return role_;
}

void RoleButton::accessibilityActiveChanged(bool active) {
    QQuickAbstractButton::accessibilityActiveChanged(active);
    if (active)
        tellState();
}

void RoleButton::tellState() {
    const bool choice = role_ == QAccessible::RadioButton || role_ == QAccessible::CheckBox;
    const bool place = role_ == QAccessible::PageTab;
    QQuickAccessibleAttached::setProperty(this, "checkable", choice);
    QQuickAccessibleAttached::setProperty(this, "checked", choice && marked_);
    QQuickAccessibleAttached::setProperty(this, "selectable", place);
    QQuickAccessibleAttached::setProperty(this, "selected", place && marked_);
}

} // namespace jotter::components
