#pragma once

#include "app/media/vault.h"
#include "app/store/store.h"
#include "assets/demo/school.h"

#include <QFuture>

class QThreadPool;

namespace jotter::shell {

/// Puts the demonstration school into a profile that belongs to no school: nothing is sent anywhere. Every
/// adult of it can sign in with `demo::demoPin`. Works on a thread of `pool`; the future tells progress in
/// percent and may be cancelled. Cancelled, failed or killed, it leaves the profile as it was, at the latest
/// when that is opened again; a profile that holds the school already is left as it is. `Storage` errors are
/// those of the store and the vault; cancelling answers "cancelled" (`Input`), a profile with other records
/// "records_here".
[[nodiscard]] QFuture<Expected<void>> fillWithDemoSchool(store::Store& store, media::Vault& vault,
                                                         const Clock& clock, QThreadPool& pool,
                                                         demo::Options options);

/// The school that a person may try: Thornbeck Primary, with a past that ended yesterday.
[[nodiscard]] demo::Options demoSchoolOf(const Clock& clock);

/// Name of the local setting that is "yes" in a profile that holds the demonstration school.
inline constexpr auto demoSetting = "demo.school";

} // namespace jotter::shell
