#pragma once

#include "platform/api/face_finder.h"

#include <QByteArray>

#include <memory>

namespace jotter::platform {

/// OpenCV's cascade of Haar features. It gets our own decoded pixels, never a file, so that none of OpenCV's
/// readers of pictures meets what came from outside.
class CascadeFaces final : public FaceFinder {
public:
    /// `cascade` is the text of OpenCV's file. One that OpenCV refuses finds no faces.
    explicit CascadeFaces(const QByteArray& cascade);
    ~CascadeFaces() override;
    CascadeFaces(const CascadeFaces&) = delete;
    CascadeFaces& operator=(const CascadeFaces&) = delete;

    [[nodiscard]] std::vector<QRect> find(const QImage& picture) override;

private:
    struct Cascade; // OpenCV's headers warn, and are nobody's business
    std::unique_ptr<Cascade> cascade_;
};

} // namespace jotter::platform
