#pragma once

#include "app/store/store.h"
#include "app/viewmodels/common/appearance.h"

#include <QObject>

#include <map>
#include <string>

namespace jotter::viewmodels {

/// Keeps in the tablet's store what was chosen about how the app looks and speaks, and brings it back at the
/// next start. `store` and `appearance` outlive it.
class AppearanceKeeper : public QObject {
    Q_OBJECT

public:
    /// By the name of the setting; what was never chosen is not there.
    using Choices = std::map<std::string, std::string>;

    AppearanceKeeper(store::Store& store, Appearance& appearance, QObject* parent = nullptr);

    [[nodiscard]] static Choices kept(const store::Queries& queries);
    /// Makes the app look as was chosen, and from now on keeps what is chosen. With `themeToo` false light or
    /// dark stays as it is: somebody said at the start which.
    void begin(const Choices& kept, bool themeToo = true);

private:
    void keep();

    store::Store& store_;
    Appearance& appearance_;
    Choices kept_;
};

} // namespace jotter::viewmodels
