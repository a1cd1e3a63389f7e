#pragma once

#include "sync/change/change.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace jotter::viewmodels {

/// The pictures of a capture, photos and clips, in the order they were taken.
class PhotoStrip : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture makes it")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    /// `address` is what an Image shows (common/photo_address.h); `isClip` is true for one that can be
    /// played.
    enum Role { ShaRole = Qt::UserRole + 1, AddressRole, ClipRole };

    using QAbstractListModel::QAbstractListModel;

    void show(const std::vector<MediumRef>& media);
    [[nodiscard]] int count() const { return static_cast<int>(media_.size()); }
    /// Asks to take this picture out of the capture.
    Q_INVOKABLE void remove(const QString& sha) { Q_EMIT removeAsked(sha); }
    /// Asks to show it large.
    Q_INVOKABLE void look(const QString& sha) { Q_EMIT lookAsked(sha); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void removeAsked(const QString& sha);
    void lookAsked(const QString& sha);

private:
    std::vector<MediumRef> media_;
};

} // namespace jotter::viewmodels
