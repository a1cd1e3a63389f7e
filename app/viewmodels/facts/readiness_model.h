#pragma once

#include "app/viewmodels/common/option_list.h"
#include "app/viewmodels/common/recorder.h"

#include <map>

namespace jotter::viewmodels {

/// How the chosen pupils are today: a touch says it of all of them and is a record of its own, at once. What
/// was said goes where only a few may read it, so this tablet remembers that it was said, for its author and
/// for the day, and never what.
class ReadinessModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture sheet makes it")
    Q_PROPERTY(jotter::viewmodels::OptionList* choices READ choices CONSTANT FINAL)
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    /// There is somebody of whom nothing was said today, or somebody wants to say it again.
    Q_PROPERTY(bool asked READ asked NOTIFY changed FINAL)
    Q_PROPERTY(bool said READ said NOTIFY changed FINAL)

public:
    ReadinessModel(Services services, Recorder& recorder, QObject* parent = nullptr);

    /// The school's own words, from the next `show` on.
    void setWords(domain::FactChoices school) { school_ = std::move(school); }
    /// Whom it is about, with the names that the board shows.
    void show(const std::vector<PupilId>& pupils, const QString& names);

    [[nodiscard]] OptionList* choices() { return &choices_; }
    [[nodiscard]] QString question() const;
    [[nodiscard]] bool asked() const { return !pupils_.empty() && (again_ || !unsaid().empty()); }
    /// It was said today of every pupil chosen.
    [[nodiscard]] bool said() const { return !pupils_.empty() && !asked(); }
    Q_INVOKABLE void sayAgain();

Q_SIGNALS:
    void changed();

private:
    void pick(const QString& id);
    void mark(const std::vector<PupilId>& pupils, bool said);
    [[nodiscard]] std::vector<PupilId> unsaid() const;

    Services services_;
    Recorder& recorder_;
    domain::FactChoices school_;
    std::vector<PupilId> pupils_;
    QString names_;
    std::map<PupilId, bool> said_; ///< of those that were read
    bool again_ = false;
    OptionList choices_;
};

} // namespace jotter::viewmodels
