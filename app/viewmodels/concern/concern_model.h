#pragma once

#include "app/domain/concern.h"
#include "app/viewmodels/common/option_list.h"
#include "app/viewmodels/common/recorder.h"
#include "app/viewmodels/concern/form_draft.h"

namespace jotter::viewmodels {

/// The form by which an adult tells the SENCO of a concern about a pupil, and what became of those that this
/// adult raised before. What is written is a draft at once, the author's alone, until it is sent.
class ConcernModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the pupil's page makes it")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* since READ since CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* areas READ areas CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* tried READ tried CONSTANT FINAL)
    /// There is something to send.
    Q_PROPERTY(bool ready READ ready NOTIFY changed FINAL)
    /// It was begun, and waits.
    Q_PROPERTY(bool begun READ begun NOTIFY changed FINAL)
    Q_PROPERTY(QString savingText READ savingText NOTIFY changed FINAL)
    Q_PROPERTY(bool savingFailed READ savingFailed NOTIFY changed FINAL)
    /// A line for each that this adult raised about this pupil.
    Q_PROPERTY(QList<QString> raised READ raised NOTIFY changed FINAL)

public:
    ConcernModel(const Services& services, Recorder& recorder, QObject* parent = nullptr);

    /// What was begun about this pupil by who is signed in. A null id shows nothing.
    void open(PupilId pupil);

    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    [[nodiscard]] OptionList* since() { return &since_; }
    [[nodiscard]] OptionList* areas() { return &areas_; }
    [[nodiscard]] OptionList* tried() { return &tried_; }
    [[nodiscard]] bool ready() const;
    [[nodiscard]] bool begun() const;
    [[nodiscard]] QString savingText() const;
    [[nodiscard]] bool savingFailed() const { return draft_.failed(); }
    [[nodiscard]] QList<QString> raised() const;

    Q_INVOKABLE void send();
    /// Throws away what was begun.
    Q_INVOKABLE void discard();
    /// The form is left: what was written lately is kept now.
    Q_INVOKABLE void leave();

Q_SIGNALS:
    void changed();
    void sent();

private:
    struct Facts {
        std::optional<domain::Concern> begun;
        std::vector<domain::OwnConcern> raised;
    };
    void ask();
    void show(Facts facts);
    void showChoices();
    void choose(std::string domain::Concern::*field, const QString& id, bool several);
    void edited(bool atOnce);
    void begin(domain::Concern concern);

    Services services_;
    Recorder& recorder_;
    domain::Concern concern_;
    std::vector<domain::OwnConcern> raised_;
    OptionList since_, areas_, tried_;
    bool sending_ = false;
    bool draftWanted_ = false; ///< what was begun before is still to be read
    std::uint64_t question_ = 0;
    FormDraft draft_;
};

} // namespace jotter::viewmodels
