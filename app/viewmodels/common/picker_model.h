#pragma once

#include "app/viewmodels/common/option_list.h"

#include <functional>

namespace jotter::viewmodels {

/// One question with a list of answers, asked in a sheet: another step, more help, another group.
class PickerModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* options READ options CONSTANT FINAL)

public:
    explicit PickerModel(QObject* parent = nullptr);

    /// Asks; `answered` hears the id that was picked, once. Closing without a pick answers nothing.
    void ask(const QString& title, std::vector<Option> options, std::function<void(const QString&)> answered);

    [[nodiscard]] bool isOpen() const { return static_cast<bool>(answered_); }
    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] OptionList* options() { return &options_; }

    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();

private:
    void answer(const QString& id);

    QString title_;
    OptionList options_;
    std::function<void(const QString&)> answered_;
};

} // namespace jotter::viewmodels
