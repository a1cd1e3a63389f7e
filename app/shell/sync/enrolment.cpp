#include "app/shell/sync/enrolment.h"

#include "app/store/replica/purge.h"

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
    return store.becomeDevice(enrolled.device, {{authorityName, enrolled.server.authorityPem},
                                                {schoolName, enrolled.school},
                                                {store::sealKeySetting, toHex(enrolled.sealKey)},
                                                {urlName, enrolled.server.url}});
}

} // namespace jotter::shell
