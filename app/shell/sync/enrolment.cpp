#include "app/shell/sync/enrolment.h"

#include "app/store/replica/purge.h"

#include <QList>

namespace jotter::shell {

namespace {

constexpr auto urlName = "server.url";
constexpr auto authorityName = "server.authority";
constexpr auto schoolName = "server.school";

} // namespace

std::optional<Enrolment> enrolmentOf(const store::Queries& queries) {
    auto url = queries.setting(urlName);
    if (url.empty())
        return std::nullopt;
    return Enrolment{{std::move(url), queries.setting(authorityName)},
                     queries.setting(schoolName),
                     queries.setting(picturesAnywaySetting) == "yes"};
}

QFuture<Expected<void>> keepEnrolment(store::Store& store, const transport::Enrolled& enrolled) {
    // The address comes last: a tablet that is killed in between is not enrolled, and asks again.
    QList<QFuture<Expected<void>>> steps{
        store.saveSetting(authorityName, enrolled.server.authorityPem),
        store.saveSetting(schoolName, enrolled.school),
        store.saveSetting(store::sealKeySetting, toHex(enrolled.sealKey)),
        store.becomeDevice(enrolled.device),
        store.saveSetting(urlName, enrolled.server.url),
    };
    return QtFuture::whenAll(steps.begin(), steps.end())
        .then([](const QList<QFuture<Expected<void>>>& done) -> Expected<void> {
            for (const auto& step : done)
                if (!step.result())
                    return step.result();
            return {};
        });
}

} // namespace jotter::shell
