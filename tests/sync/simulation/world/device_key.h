#pragma once

#include "sync/engine/ports.h"

#include <memory>

namespace jotter::simulation {

/// A tablet's key as its key store would have it: ECDSA P-256, so that the real server can check it.
class DeviceKey final : public engine::Signer {
public:
    DeviceKey();
    ~DeviceKey() override;
    [[nodiscard]] Expected<std::string> publicKey() override;
    [[nodiscard]] Expected<std::string> sign(std::string_view message) override;

private:
    struct Pair;
    std::unique_ptr<Pair> pair_;
};

} // namespace jotter::simulation
