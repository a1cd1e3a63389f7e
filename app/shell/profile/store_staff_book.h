#pragma once

#include "app/session/staff_book.h"
#include "app/store/store.h"

namespace jotter::shell {

/// The staff and the tickets of a session, kept in the tablet's store.
class StoreStaffBook final : public session::StaffBook {
public:
    /// `store` must outlive it.
    explicit StoreStaffBook(store::Store& store);

    [[nodiscard]] QFuture<session::Staff> staff() override;
    [[nodiscard]] QFuture<std::optional<session::PinTicket>> find(AdultId adult) override;
    [[nodiscard]] QFuture<Expected<void>> save(session::PinTicket ticket) override;

private:
    store::Store& store_;
};

} // namespace jotter::shell
