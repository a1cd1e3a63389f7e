#pragma once

#include "app/media/hide.h"
#include "platform/api/face_finder.h"

namespace jotter::media {

/// Where faces may be in the photo of the vault, from left to right, each as the part that would hide it
/// whole. For somebody to choose from: nothing is hidden by it and nothing of it is kept. None where the
/// photo cannot be read. Looks at a small copy, which takes a while all the same: not on the UI thread.
[[nodiscard]] std::vector<HiddenPart> facesIn(Vault& vault, const Sha256& photo,
                                              platform::FaceFinder& finder);

} // namespace jotter::media
