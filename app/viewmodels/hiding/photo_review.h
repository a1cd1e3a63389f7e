#pragma once

#include "app/media/hide.h"
#include "app/viewmodels/common/services.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace jotter::viewmodels {

/// One photo of a capture, large, and its parts that nobody is to see: a touch hides what is around it, a
/// touch on what is hidden shows it again. Rows are the hidden parts, their numbers in parts of the photo's
/// longer side.
class PhotoReview : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture makes it")
    Q_PROPERTY(QString address READ address NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(Size size READ size WRITE setSize NOTIFY changed FINAL)

public:
    enum Size { Small, Middling, Large };
    Q_ENUM(Size)
    enum Role { MiddleXRole = Qt::UserRole + 1, MiddleYRole, ReachRole };

    using QAbstractListModel::QAbstractListModel;

    /// Nothing while the photo is still being taken in.
    void show(const MediumRef* photo, const std::vector<media::HiddenPart>& parts);
    [[nodiscard]] QString address() const { return address_; }
    [[nodiscard]] int count() const { return static_cast<int>(parts_.size()); }
    /// How much a touch hides from now on.
    [[nodiscard]] Size size() const { return size_; }
    void setSize(Size size);
    Q_INVOKABLE void touch(double x, double y);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void touched(const jotter::media::HiddenPart& part);

private:
    QString address_;
    std::vector<media::HiddenPart> parts_;
    Size size_ = Middling;
};

} // namespace jotter::viewmodels
