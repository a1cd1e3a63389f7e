#pragma once

#include "app/viewmodels/safe/needs_look_model.h"
#include "app/viewmodels/safe/safety_watch.h"

#include <QString>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <cstdint>
#include <functional>

namespace jotter::viewmodels {

/// The Safe? page: what is on this tablet, what waits, what the school server has, what needs a look, and
/// what stands in the way, each with its meaning.
class SafeModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(bool hasServer READ hasServer NOTIFY changed)
    Q_PROPERTY(QString onTablet READ onTablet NOTIFY changed)
    Q_PROPERTY(QString waiting READ waiting NOTIFY changed)
    Q_PROPERTY(QString onServer READ onServer NOTIFY changed)
    Q_PROPERTY(QString needsLook READ needsLook NOTIFY changed)
    Q_PROPERTY(QString waitingMeaning READ waitingMeaning NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(bool allSafe READ allSafe NOTIFY changed)
    Q_PROPERTY(QString lastExchange READ lastExchange NOTIFY changed)
    Q_PROPERTY(QString networkSentence READ networkSentence NOTIFY changed)
    /// On a network that costs money, what goes over it; empty on any other.
    Q_PROPERTY(QString meteredSentence READ meteredSentence NOTIFY changed)
    Q_PROPERTY(bool picturesAnyway READ picturesAnyway NOTIFY changed)
    Q_PROPERTY(bool exchanging READ exchanging NOTIFY changed)
    Q_PROPERTY(bool travelling READ travelling NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString travellingText READ travellingText NOTIFY changed)
    Q_PROPERTY(QString freeSpace READ freeSpace NOTIFY placesChanged)
    Q_PROPERTY(bool spaceLow READ spaceLow NOTIFY placesChanged)
    Q_PROPERTY(QString keyPlace READ keyPlace CONSTANT)
    Q_PROPERTY(jotter::viewmodels::NeedsLookModel* items READ items CONSTANT)
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)

public:
    struct World {
        SafetyWatch& watch;
        store::Store& store;
        session::SyncPort& sync;
        const Clock& clock;
        std::function<std::uint64_t()> freeBytes;
        QString keyPlace; ///< the key store's own sentence
    };
    explicit SafeModel(World world, QObject* parent = nullptr);

    /// Words anew what stands here in words.
    void retell();

    [[nodiscard]] bool known() const { return world_.watch.known(); }
    [[nodiscard]] bool hasServer() const { return world_.watch.hasServer(); }
    [[nodiscard]] QString onTablet() const;
    [[nodiscard]] QString waiting() const;
    [[nodiscard]] QString onServer() const;
    [[nodiscard]] QString needsLook() const;
    [[nodiscard]] QString waitingMeaning() const;
    [[nodiscard]] QString headline() const;
    [[nodiscard]] bool allSafe() const;
    [[nodiscard]] QString lastExchange() const;
    [[nodiscard]] QString networkSentence() const;
    [[nodiscard]] bool exchanging() const;
    [[nodiscard]] bool travelling() const;
    [[nodiscard]] double progress() const;
    [[nodiscard]] QString travellingText() const;
    [[nodiscard]] QString freeSpace() const;
    [[nodiscard]] bool spaceLow() const;
    [[nodiscard]] QString keyPlace() const { return world_.keyPlace; }
    [[nodiscard]] NeedsLookModel* items() { return &items_; }
    [[nodiscard]] bool shown() const { return shown_; }
    /// While the page is looked at, ages ("2 minutes ago") are told anew each half minute. Who opens it wants
    /// to know: what waits is tried at once.
    void setShown(bool shown);

    [[nodiscard]] QString meteredSentence() const;
    [[nodiscard]] bool picturesAnyway() const;

    Q_INVOKABLE void sendNow();
    /// Whether pictures may go over a network that costs money. Kept on this tablet.
    Q_INVOKABLE void setPicturesAnyway(bool anyway);
    /// Puts a record that needs a look back among those that wait, and sends.
    Q_INVOKABLE void tryAgain(const QString& change);

Q_SIGNALS:
    void changed();
    void placesChanged();
    void shownChanged();

private:
    World world_;
    NeedsLookModel items_;
    QTimer ages_;
    bool shown_ = false;
};

} // namespace jotter::viewmodels
