#pragma once

#include "app/media/vault.h"

#include <cmath>
#include <vector>

namespace jotter::media {

/// A round part of a photo that nobody is to see: its middle, from the upper left corner, and its radius, all
/// in parts of the photo's longer side.
struct HiddenPart {
    double x = 0;
    double y = 0;
    double radius = 0;

    [[nodiscard]] bool covers(double otherX, double otherY) const {
        return std::hypot(otherX - x, otherY - y) <= radius;
    }
    friend bool operator==(const HiddenPart&, const HiddenPart&) = default;
};

/// The photo of the vault with these parts turned into a few soft colours, kept beside it: sealed and durable
/// when it returns. Nothing of what was there can be worked out again. The first photo stays. Not on the UI
/// thread. The errors are those of `Vault::readAll`, `decodeJpeg` and `Vault::keep`.
[[nodiscard]] Expected<MediumRef> keepHidden(Vault& vault, const Sha256& photo,
                                             const std::vector<HiddenPart>& parts);

} // namespace jotter::media
