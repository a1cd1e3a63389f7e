#pragma once

#include "app/viewmodels/common/services.h"
#include "app/viewmodels/hiding/found_faces.h"

#include <QFuture>

#include <optional>

namespace jotter::viewmodels {

/// One photo of a capture, large, and its parts that nobody is to see: a touch hides what is around it, a
/// touch on what is hidden shows it again. Rows are the hidden parts, their numbers in parts of the photo's
/// longer side. Where faces are found a touch on one hides just that face.
class PhotoReview : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture makes it")
    Q_PROPERTY(QString address READ address NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(Size size READ size WRITE setSize NOTIFY changed FINAL)
    Q_PROPERTY(QString heldBack READ heldBack NOTIFY changed FINAL)
    Q_PROPERTY(jotter::viewmodels::FoundFaces* faces READ faces CONSTANT FINAL)

public:
    enum Size { Small, Middling, Large };
    Q_ENUM(Size)
    enum Role { MiddleXRole = Qt::UserRole + 1, MiddleYRole, ReachRole };
    /// Looks for faces, off the UI thread.
    using Finder = std::function<QFuture<std::vector<media::HiddenPart>>(const Sha256&)>;

    explicit PhotoReview(Finder finder, QObject* parent = nullptr);

    /// Nothing while the photo is still being taken in.
    void show(const MediumRef* photo, const std::vector<media::HiddenPart>& parts);
    /// The photo is before somebody's eyes: once for each photo, faces are looked for.
    void lookForFaces();
    /// Who of the group is to be in no photo, in words.
    void setHeldBack(const QString& names);
    [[nodiscard]] QString address() const { return address_; }
    [[nodiscard]] int count() const { return static_cast<int>(parts_.size()); }
    [[nodiscard]] QString heldBack() const { return heldBack_; }
    [[nodiscard]] FoundFaces* faces() { return &faces_; }
    /// How much a touch hides from now on where no face was found.
    [[nodiscard]] Size size() const { return size_; }
    void setSize(Size size);
    /// `finger` is how far from the middle of something small a touch still means it.
    Q_INVOKABLE void touch(double x, double y, double finger);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    /// These parts of the photo, and no others, are to be hidden.
    void hidden(const jotter::Sha256& photo, const std::vector<jotter::media::HiddenPart>& parts);

private:
    void toggleFace(std::size_t row);
    void hide(std::vector<media::HiddenPart> parts);

    Finder finder_;
    std::optional<Sha256> photo_;
    bool looking_ = false; ///< in this photo, or did
    QString address_;
    QString heldBack_;
    std::vector<media::HiddenPart> parts_;
    FoundFaces faces_;
    Size size_ = Middling;
};

} // namespace jotter::viewmodels
