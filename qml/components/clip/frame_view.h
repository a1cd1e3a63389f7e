#pragma once

#include <QImage>
#include <QQuickItem>
#include <QVideoSink>
#include <QtQml/qqmlregistration.h>

namespace jotter::components {

/// Shows frames where the scene is drawn without a graphics card: there Qt's VideoOutput stays black. Each
/// frame is turned into an image, which a graphics card does not need.
class FrameView : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVideoSink* videoSink READ videoSink CONSTANT FINAL)
    Q_PROPERTY(bool crop MEMBER crop_ NOTIFY shownChanged FINAL)
    Q_PROPERTY(QRectF contentRect READ contentRect NOTIFY shownChanged FINAL)

public:
    explicit FrameView(QQuickItem* parent = nullptr);

    [[nodiscard]] QVideoSink* videoSink() { return &sink_; }
    /// Where the whole frame lies: with `crop` it covers the item and more, else it lies within.
    [[nodiscard]] QRectF contentRect() const;

Q_SIGNALS:
    void shownChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData* data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    void show(const QVideoFrame& frame);

    QVideoSink sink_;
    QImage image_;
    bool crop_ = false;
};

} // namespace jotter::components
