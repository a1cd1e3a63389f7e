#pragma once

namespace jotter::platform {

/// Has Qt play and record by FFmpeg, unless QT_MEDIA_BACKEND says otherwise: with GStreamer, the choice of Qt
/// 6.4, a clip cannot be played from memory. To be called before anything of Qt Multimedia is made. What
/// Qt's part for FFmpeg says without a category of its own, with each clip, is not written to the log.
void chooseMediaBackend();

} // namespace jotter::platform
