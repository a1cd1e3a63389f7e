#pragma once

#include "platform/api/face_finder.h"

#include <QString>

#include <mutex>

namespace jotter::platform {

/// What finds faces lies in a library of its own beside the program, read when the first photo is looked at:
/// it brings OpenCV, whose size a start must not pay. Where it is missing, or does not load, no face is
/// found.
class DesktopFaceFinder final : public FaceFinder {
public:
    /// The library's file, without its ending.
    explicit DesktopFaceFinder(QString library);

    [[nodiscard]] std::vector<QRect> find(const QImage& picture) override;

private:
    QString library_;
    std::once_flag loaded_;
    FaceFinder* finder_ = nullptr; ///< the library's own, which stays
};

} // namespace jotter::platform
