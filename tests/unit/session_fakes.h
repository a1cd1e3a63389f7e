#pragma once

#include "app/session/staff_book.h"
#include "app/session/sync_port.h"

#include <QPromise>

#include <map>

namespace jotter::session {

/// A future that has its answer.
template <class T>
QFuture<T> ready(T value) {
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// Keeps what it is given, and what a killed app would find.
class PaperBook final : public StaffBook {
public:
    [[nodiscard]] QFuture<Staff> staff() override { return ready(people); }
    [[nodiscard]] QFuture<std::optional<PinTicket>> find(AdultId adult) override {
        const auto found = tickets.find(adult);
        return ready(found == tickets.end() ? std::nullopt : std::optional{found->second});
    }
    [[nodiscard]] QFuture<Expected<void>> save(PinTicket ticket) override {
        if (full)
            return ready(Expected<void>{fail("disk_full", ErrorCategory::Storage, "This device is full.")});
        tickets[ticket.adult] = ticket;
        ++saves;
        return ready(Expected<void>{});
    }

    Staff people;
    std::map<AdultId, PinTicket> tickets;
    int saves = 0;
    bool full = false;
};

/// The school's server: knows one PIN, or cannot be reached.
class Server final : public SyncPort {
public:
    [[nodiscard]] SyncStatus status() const override { return now; }
    void poke() override { ++pokes; }
    [[nodiscard]] QFuture<Expected<std::string>> enrol(std::string, std::string) override {
        return ready(Expected<std::string>{"Thornbeck Primary"});
    }
    [[nodiscard]] QFuture<Expected<GrantedTicket>> ticket(AdultId, std::string pin) override {
        ++asked;
        if (offline)
            return ready(Expected<GrantedTicket>{fail("offline", ErrorCategory::Transient, "No network.")});
        if (pin != "2468")
            return ready(
                Expected<GrantedTicket>{fail("bad_pin", ErrorCategory::Auth, "That is not the PIN.")});
        return ready(Expected<GrantedTicket>{granted});
    }

    SyncStatus now;
    GrantedTicket granted;
    bool offline = false;
    int asked = 0;
    int pokes = 0;
};
} // namespace jotter::session
