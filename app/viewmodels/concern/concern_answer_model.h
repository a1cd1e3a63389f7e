#pragma once

#include "app/viewmodels/common/option_list.h"
#include "app/viewmodels/common/recorder.h"
#include "app/viewmodels/concern/form_draft.h"

namespace jotter::viewmodels {

/// One concern before whoever it was raised for: what was seen, and what is said of it. What is written is a
/// draft at once, the reader's alone, until it is sent.
class ConcernAnswerModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the list of concerns makes it")
    /// Empty when none is looked at.
    Q_PROPERTY(QString concernId READ concernId NOTIFY changed FINAL)
    Q_PROPERTY(QString pupil READ pupil NOTIFY changed FINAL)
    Q_PROPERTY(QString author READ author NOTIFY changed FINAL)
    Q_PROPERTY(QString when READ when NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QStringList facts READ facts NOTIFY changed FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* states READ states CONSTANT FINAL)
    /// The words for who raised it.
    Q_PROPERTY(QString answer READ answer WRITE setAnswer NOTIFY changed FINAL)
    /// There is something to send.
    Q_PROPERTY(bool ready READ ready NOTIFY changed FINAL)
    Q_PROPERTY(QString savingText READ savingText NOTIFY changed FINAL)
    Q_PROPERTY(bool savingFailed READ savingFailed NOTIFY changed FINAL)

public:
    ConcernAnswerModel(const Services& services, Recorder& recorder, QObject* parent = nullptr);

    /// What `reader` says of it. Without an item nothing is shown, and nothing of the one before is left.
    void open(AdultId reader, std::optional<store::ConcernItem> item);
    /// The same concern, of which the store knows more now: what is being written stays.
    void refresh(const store::ConcernItem& item);
    /// In the language of now.
    void retell();

    [[nodiscard]] std::optional<EntityId> id() const;
    [[nodiscard]] QString concernId() const;
    [[nodiscard]] QString pupil() const;
    [[nodiscard]] QString author() const;
    [[nodiscard]] QString when() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QStringList facts() const;
    [[nodiscard]] OptionList* states() { return &states_; }
    [[nodiscard]] QString answer() const;
    void setAnswer(const QString& answer);
    [[nodiscard]] bool ready() const;
    [[nodiscard]] QString savingText() const;
    [[nodiscard]] bool savingFailed() const { return draft_.failed(); }

    Q_INVOKABLE void send();
    /// It is left: what was written lately is kept now.
    Q_INVOKABLE void leave();

Q_SIGNALS:
    void changed();
    void sent();

private:
    void findDraft();
    void say(std::string state, std::string answer);
    void edited(bool atOnce);
    [[nodiscard]] bool differs() const;

    Services services_;
    Recorder& recorder_;
    AdultId reader_;
    std::optional<store::ConcernItem> item_;
    std::string state_, answer_; ///< as said here, or as it was said
    OptionList states_;
    bool sending_ = false;
    FormDraft draft_;
};

} // namespace jotter::viewmodels
