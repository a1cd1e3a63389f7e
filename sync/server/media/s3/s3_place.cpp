#include "sync/server/media/s3/s3_place.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

namespace jotter::server {

namespace {
constexpr unsigned longestPatience = 300;

auto bad(const std::string& why) {
    return fail("bad_media_place", ErrorCategory::Input,
                "The place of media is written s3://bucket/prefix?endpoint=https://host&region=name: " + why);
}

bool only(const std::string& text, std::string_view marks) {
    return std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != std::string_view::npos;
    });
}

/// libcurl's reading of an address.
class Address {
public:
    explicit Address(const std::string& text)
        : handle_(curl_url(), &curl_url_cleanup) {
        good_ = handle_ && curl_url_set(handle_.get(), CURLUPART_URL, text.c_str(),
                                        CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] std::string part(CURLUPart what) const {
        char* text = nullptr;
        if (curl_url_get(handle_.get(), what, &text, 0) != CURLUE_OK)
            return {};
        const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
        return text;
    }

private:
    std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> handle_;
    bool good_ = false;
};

std::string decoded(const std::string& text) {
    int size = 0;
    const std::unique_ptr<char, decltype(&curl_free)> plain(
        curl_easy_unescape(nullptr, text.data(), static_cast<int>(text.size()), &size), &curl_free);
    return plain ? std::string(plain.get(), static_cast<std::size_t>(size)) : std::string();
}

/// Nothing when a name stands there twice.
std::optional<std::map<std::string, std::string>> readQuery(std::string_view query) {
    std::map<std::string, std::string> values;
    while (!query.empty()) {
        const auto pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        const auto equals = std::min(pair.find('='), pair.size());
        const auto value = pair.substr(std::min(equals + 1, pair.size()));
        if (!values.emplace(pair.substr(0, equals), decoded(std::string(value))).second)
            return std::nullopt;
    }
    return values;
}

bool isThisMachine(const std::string& host) {
    return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

Expected<std::string> readEndpoint(const std::string& text) {
    const Address address(text);
    const auto scheme = address.part(CURLUPART_SCHEME);
    const auto host = address.part(CURLUPART_HOST);
    const auto port = address.part(CURLUPART_PORT);
    if (!address.good() || host.empty() || (scheme != "https" && scheme != "http"))
        return bad("the endpoint is the address of the store.");
    if (!address.part(CURLUPART_USER).empty() || !address.part(CURLUPART_QUERY).empty() ||
        (address.part(CURLUPART_PATH) != "/" && !address.part(CURLUPART_PATH).empty()))
        return bad("the endpoint has neither path nor user.");
    if (scheme == "http" && !isThisMachine(host))
        return bad("a store on another machine is reached by https.");
    return scheme + "://" + host + (port.empty() ? "" : ":" + port);
}

bool isBucket(const std::string& name) {
    return name.size() >= 3 && name.size() <= 63 && only(name, "-.") && name.find("..") == std::string::npos;
}

/// "/some/where/" → "some/where/"
std::optional<std::string> readPrefix(std::string path) {
    path.erase(0, path.find_first_not_of('/'));
    if (path.empty())
        return path;
    if (path.back() != '/')
        path += '/';
    // A dot or two between slashes would be another path to some.
    const bool plain = only(path, "-_/") && path.find("//") == std::string::npos;
    return plain ? std::optional(path) : std::nullopt;
}
} // namespace

Expected<S3Place> S3Place::parse(const std::string& url) {
    const Address address(url);
    if (!address.good() || address.part(CURLUPART_SCHEME) != "s3")
        return bad("this is not such an address.");
    if (!address.part(CURLUPART_USER).empty() || !address.part(CURLUPART_PASSWORD).empty())
        return bad("key and secret belong into the environment or into secrets/s3.");
    const auto prefix = readPrefix(address.part(CURLUPART_PATH));
    const auto query = readQuery(address.part(CURLUPART_QUERY));
    S3Place place;
    place.bucket = address.part(CURLUPART_HOST);
    if (!isBucket(place.bucket) || !address.part(CURLUPART_PORT).empty())
        return bad("a bucket's name has 3 to 63 letters, digits, dots and dashes.");
    if (!prefix)
        return bad("a prefix has letters, digits, dashes and slashes.");
    place.prefix = *prefix;
    if (!query)
        return bad("a word stands there twice.");
    for (const auto& [name, value] : *query) {
        if (name == "endpoint") {
            const auto endpoint = readEndpoint(value);
            if (!endpoint)
                return tl::make_unexpected(endpoint.error());
            place.endpoint = *endpoint;
        } else if (name == "region" && !value.empty() && only(value, "-")) {
            place.region = value;
        } else if (name == "patience") {
            unsigned seconds = 0;
            const auto read = std::from_chars(value.data(), value.data() + value.size(), seconds);
            if (read.ec != std::errc{} || read.ptr != value.data() + value.size() || seconds == 0 ||
                seconds > longestPatience)
                return bad("patience is a number of seconds, from 1 to 300.");
            place.patience = std::chrono::seconds(seconds);
        } else {
            return bad("endpoint, region and patience are what can be said.");
        }
    }
    if (place.endpoint.empty())
        return bad("the endpoint is missing.");
    return place;
}

} // namespace jotter::server
