#pragma once

#include <QAccessible>
#include <QtQml/qqmlregistration.h>
#include <QtQuickTemplates2/private/qquickabstractbutton_p.h>

namespace jotter::components {

/// A template button that is, for those who listen, what its `role` says (a value of QAccessible::Role), and
/// `marked` when it is chosen (RadioButton, CheckBox) or current (PageTab). In Qt 6.4 a control's own virtual
/// function decides what it is, whatever `Accessible.role` says, and a template button writes its own
/// `checked` over `Accessible.checked` as soon as somebody listens. Later Qt heeds the attached property.
class RoleButton : public QQuickAbstractButton {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int role READ role WRITE setRole NOTIFY roleChanged FINAL)
    Q_PROPERTY(bool marked READ marked WRITE setMarked NOTIFY markedChanged FINAL)

public:
    explicit RoleButton(QQuickItem* parent = nullptr);

    [[nodiscard]] int role() const { return role_; }
    void setRole(int role);
    [[nodiscard]] bool marked() const { return marked_; }
    void setMarked(bool marked);

Q_SIGNALS:
    void roleChanged();
    void markedChanged();

protected:
    void accessibilityActiveChanged(bool active) override;
    [[nodiscard]] QAccessible::Role accessibleRole() const override;

private:
    void tellState();

    QAccessible::Role role_ = QAccessible::Button;
    bool marked_ = false;
};

} // namespace jotter::components
