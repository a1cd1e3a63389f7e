#pragma once

class QImage;
class QVideoFrame;

namespace jotter::platform {

/// The picture as a camera gives one (BGRX8888). Not valid when there is no picture, or no memory for it.
[[nodiscard]] QVideoFrame frameOf(const QImage& picture);

} // namespace jotter::platform
