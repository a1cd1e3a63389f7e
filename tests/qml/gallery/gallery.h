#pragma once

#include "app/viewmodels/clip/clip_viewer.h"
#include "app/viewmodels/common/appearance.h"
#include "app/viewmodels/common/option_list.h"
#include "app/viewmodels/common/picker_model.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSet>

namespace jotter::gallery {

/// The component gallery in a window: every component of qml/components in its states, with invented words.
class Gallery {
public:
    Gallery();

    [[nodiscard]] QQuickWindow& window() const { return *window_; }
    [[nodiscard]] viewmodels::Appearance& appearance() const;
    /// As tall as all of it, for a picture.
    void showWhole(int width);
    /// Names of the QML types that stand in it, and of those they are made of.
    [[nodiscard]] QSet<QString> shown() const;

private:
    viewmodels::OptionList words_, steps_, levels_;
    viewmodels::PickerModel picker_;
    viewmodels::ClipViewer clip_{viewmodels::Services{}};
    QQmlApplicationEngine engine_;
    QQuickWindow* window_ = nullptr;
};

} // namespace jotter::gallery
