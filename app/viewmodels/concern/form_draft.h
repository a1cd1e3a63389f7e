#pragma once

#include "app/store/store.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <string>

namespace jotter::viewmodels {

/// What is written into a form, kept as it is written: at once what is chosen, every two seconds what is
/// typed (product.md). One form after the other.
class FormDraft final : public QObject {
    Q_OBJECT

public:
    FormDraft(store::Store& store, const Clock& clock, QObject* parent = nullptr);

    /// Another form: what waited of the one before is kept. An empty id is of no form.
    void begin(std::string id, AdultId author);
    /// What was kept before stands in the form.
    void found();
    /// An empty body is nothing to keep.
    void keep(std::string body, bool atOnce);
    /// The form is left: what waits is kept now.
    void leave();
    /// It was sent: its draft ended with it.
    void sent();

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] AdultId author() const { return author_; }
    /// Who sees what is written, or that it is not kept.
    [[nodiscard]] QString words() const;
    [[nodiscard]] bool failed() const { return state_ == State::Failed; }

Q_SIGNALS:
    void changed();

private:
    enum class State { Nothing, Busy, Kept, Failed };
    void write();

    store::Store& store_;
    const Clock& clock_;
    std::string id_, body_;
    AdultId author_;
    State state_ = State::Nothing;
    std::uint64_t form_ = 0;
    QTimer soon_;
};

} // namespace jotter::viewmodels
