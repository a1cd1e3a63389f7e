#include "qml/components/clip/frame_view.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <QVideoFrame>

namespace jotter::components {

FrameView::FrameView(QQuickItem* parent)
    : QQuickItem(parent) {
    setFlag(ItemHasContents);
    connect(&sink_, &QVideoSink::videoFrameChanged, this, &FrameView::show);
    connect(this, &FrameView::shownChanged, this, &QQuickItem::update);
}

void FrameView::show(const QVideoFrame& frame) {
    const auto before = image_.size();
    image_ = frame.isValid() ? frame.toImage() : QImage();
    if (image_.size() != before)
        Q_EMIT shownChanged();
    update();
}

QRectF FrameView::contentRect() const {
    const auto size = QSizeF(image_.size())
                          .scaled(this->size(), crop_ ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    return {QPointF(width() - size.width(), height() - size.height()) / 2, size};
}

void FrameView::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    Q_EMIT shownChanged();
}

QSGNode* FrameView::updatePaintNode(QSGNode* old, UpdatePaintNodeData* /*data*/) {
    auto* node = static_cast<QSGImageNode*>(old);
    const auto content = contentRect();
    const auto seen = content.intersected(boundingRect());
    if (image_.isNull() || seen.isEmpty()) {
        delete node;
        return nullptr;
    }
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        node->setFiltering(QSGTexture::Linear);
    }
    node->setTexture(window()->createTextureFromImage(image_));
    node->setRect(seen);
    const auto scale = image_.width() / content.width();
    node->setSourceRect(QRectF((seen.topLeft() - content.topLeft()) * scale, seen.size() * scale));
    return node;
}

} // namespace jotter::components
