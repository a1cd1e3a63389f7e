#pragma once

#include "app/media/hide.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace jotter::viewmodels {

/// Where faces may be in the photo that is looked at, from left to right: suggestions for a touch, of which
/// nothing is kept. A row is covered while its middle is within a hidden part.
class FoundFaces : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the review of a photo makes it")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { MiddleXRole = Qt::UserRole + 1, MiddleYRole, ReachRole, CoveredRole };

    using QAbstractListModel::QAbstractListModel;

    void show(std::vector<media::HiddenPart> faces);
    void cover(const std::vector<media::HiddenPart>& hidden);
    [[nodiscard]] const std::vector<media::HiddenPart>& faces() const { return faces_; }
    [[nodiscard]] bool covered(std::size_t row) const { return covered_[row]; }
    [[nodiscard]] int count() const { return static_cast<int>(faces_.size()); }
    Q_INVOKABLE void toggle(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void toggled(std::size_t row);

private:
    [[nodiscard]] std::vector<bool> coveredBy(const std::vector<media::HiddenPart>& hidden) const;

    std::vector<media::HiddenPart> faces_;
    std::vector<media::HiddenPart> hidden_;
    std::vector<bool> covered_;
};

} // namespace jotter::viewmodels
