#include "app/shell/profile/profile_facts.h"

#include "platform/api/durable_file.h"
#include "sync/change/change.h"

namespace jotter::shell {

namespace {
constexpr int version = 1;
constexpr std::size_t largestFacts = 64UL * 1024;

std::filesystem::path factsFileOf(const std::filesystem::path& folder) {
    return folder / "profile.json";
}

tl::unexpected<Error> damaged() {
    return fail("profile_damaged", ErrorCategory::Storage,
                "This profile's own description is damaged; what was recorded is untouched, ask your "
                "school's IT before "
                "you go on.");
}

Expected<ProfileFacts> factsFrom(const nlohmann::json& json) {
    if (!json.is_object() || !json.contains("version") || !json["version"].is_number_integer())
        return damaged();
    if (json["version"].get<int>() > version)
        return fail("profile_newer", ErrorCategory::Storage,
                    "This profile was made by a newer Jotter; it is untouched, update this one.");
    const bool whole = json.contains("id") && json["id"].is_string() && json.contains("key_store") &&
                       json["key_store"].is_string() && json.contains("has_store") &&
                       json["has_store"].is_boolean();
    if (!whole)
        return damaged();
    return ProfileFacts{json["id"].get<std::string>(), json["key_store"].get<std::string>(),
                        json["has_store"].get<bool>()};
}
} // namespace

std::filesystem::path storeFileOf(const std::filesystem::path& folder) {
    return folder / "store.db";
}

Expected<std::optional<ProfileFacts>> readFacts(const std::filesystem::path& folder) {
    const auto bytes = platform::readFile(factsFileOf(folder), largestFacts);
    if (!bytes)
        return bytes.error().category == ErrorCategory::Input ? damaged()
                                                              : tl::make_unexpected(bytes.error());
    std::error_code error;
    if (!*bytes && std::filesystem::exists(storeFileOf(folder), error))
        return damaged();
    if (!*bytes)
        return std::nullopt;
    const auto json = parseJson(**bytes);
    if (!json)
        return damaged();
    return factsFrom(*json).map([](ProfileFacts facts) { return std::optional{std::move(facts)}; });
}

Expected<void> writeFacts(const std::filesystem::path& folder, const ProfileFacts& facts) {
    const nlohmann::json json{
        {"version", version}, {"id", facts.id}, {"key_store", facts.keyStore}, {"has_store", facts.hasStore}};
    return platform::writeDurably(factsFileOf(folder), json.dump(1) + "\n");
}

} // namespace jotter::shell
