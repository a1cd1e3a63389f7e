#pragma once

#include "app/viewmodels/board/board_cards.h"
#include "app/viewmodels/capture/capture_model.h"

#include <vector>

namespace jotter::viewmodels {

/// Pupils chosen on the board, for one capture of all of them.
class Several : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the board makes it")
    Q_PROPERTY(bool on READ isOn NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString photosRefused READ photosRefused NOTIFY changed FINAL)

public:
    Several(const BoardCards& cards, CaptureModel& capture, QObject* parent = nullptr);

    [[nodiscard]] bool isOn() const { return on_; }
    [[nodiscard]] int count() const { return static_cast<int>(chosen().size()); }
    /// Of whom no photo may be kept; empty when of everybody chosen.
    [[nodiscard]] QString photosRefused() const;

    Q_INVOKABLE void begin();
    /// With the one whose card was held.
    void beginWith(BoardCard& card);
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void photo();
    Q_INVOKABLE void record();
    void toggle(BoardCard& card);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] std::vector<PupilId> chosen() const;

    const BoardCards& cards_;
    CaptureModel& capture_;
    bool on_ = false;
};

} // namespace jotter::viewmodels
