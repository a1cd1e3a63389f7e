#pragma once

#include "app/viewmodels/board/board_card.h"
#include "app/viewmodels/capture/capture_work.h"

#include <QPointer>

#include <map>
#include <optional>
#include <vector>

namespace jotter::viewmodels {

/// Trials: in how many of how many tries a pupil could do the live step, one touch a try (product.md, T4).
/// Each touch is in a draft at once. The tries of a pupil are one record, made when somebody ends the trials
/// or turns to another step; until then the last one can be taken back.
///
///     off ──begin──▶ on ──finish──▶ off (recorded)
///                    └──suspend───▶ off (in the tray of who counted)
class Trials : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the board makes it")
    Q_PROPERTY(bool on READ isOn NOTIFY changed FINAL)

public:
    /// A record tells of so many tries at most; the next one begins a new record.
    static constexpr std::size_t most = 50;

    Trials(Services services, Recorder& recorder, QObject* parent = nullptr);

    [[nodiscard]] bool isOn() const { return on_; }
    Q_INVOKABLE void begin();
    Q_INVOKABLE void finish();
    void suspend();
    /// Words anew what the cards show.
    void retell();

    /// Where the lesson is, for what is begun from now on; empty: nothing is said.
    void setLessonPlace(std::string place) { lessonPlace_ = std::move(place); }
    /// One try of the card's step, which it has.
    void tried(BoardCard& card, bool could);
    /// Drafts of tries that are being counted: nothing to finish for anybody.
    [[nodiscard]] bool counts(const std::string& draftId) const;

Q_SIGNALS:
    void changed();

private:
    struct Series {
        CaptureWork* work = nullptr; ///< a child
        domain::StepId step;
        QPointer<BoardCard> card;
        QString name;
        std::vector<bool> tries;
        bool untold = false; ///< nobody was told yet that the last try is saved

        [[nodiscard]] QString words() const;
    };

    Series& seriesOf(BoardCard& card);
    void keep(Series& series);
    void saved(PupilId pupil);
    void takeBack();
    /// Records these series together: one touch takes them all back.
    void record(std::map<PupilId, Series> ended);
    void turn(bool on);

    Services services_;
    Recorder& recorder_;
    bool on_ = false;
    std::string lessonPlace_;
    std::map<PupilId, Series> series_;
    std::optional<PupilId> last_; ///< whose try the toast offers to take back
};

} // namespace jotter::viewmodels
