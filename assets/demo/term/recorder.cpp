#include "assets/demo/term/recorder.h"

#include <algorithm>

namespace jotter::demo {

Recorder::Recorder(const Roll& roll, Dice dice, Taker taker)
    : roll_(roll)
    , dice_(dice)
    , taker_(std::move(taker))
    , clock_(WallTime{}) {
    for (const auto& device : roll_.devices)
        clocks_.emplace_back(clock_, device.id);
}

Hlc Recorder::write(Entry entry) {
    clock_.set(std::max(clock_.now(), entry.at));
    Change change;
    change.id = ChangeId::make(clock_.now(), dice_);
    change.type = std::move(entry.type);
    change.stream = std::move(entry.stream);
    change.entity = entry.entity.isNull() ? newEntity(clock_.now()) : entry.entity;
    change.author = roll_.adults[entry.adult].id;
    change.ticket = ticket(entry.adult, entry.device);
    change.device = roll_.devices[entry.device].id;
    change.hlc = clocks_[entry.device].tick();
    change.at = clock_.now();
    change.media = std::move(entry.media);
    change.fields = std::move(entry.fields);
    change.base = {entry.base.begin(), entry.base.end()};
    auto stamp = change.hlc;
    auto sealed = serialise(std::move(change));
    if (sealed) {
        ++written_;
        taker_(*std::move(sealed));
    } else if (!error_) {
        error_ = sealed.error();
    }
    return stamp;
}

TicketId Recorder::ticket(std::size_t adult, std::size_t device) {
    auto& ticket = tickets_[{adult, device}];
    if (ticket.isNull())
        ticket = TicketId::make(clock_.now(), dice_);
    return ticket;
}

std::string streamOf(const DemoPupil& pupil) {
    return "pupil/" + pupil.id.toString();
}

} // namespace jotter::demo
