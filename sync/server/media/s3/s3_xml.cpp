#include "sync/server/media/s3/s3_xml.h"

#include "sync/change/change.h"

#include <pugixml.hpp>

#include <algorithm>
#include <string_view>

namespace jotter::server {

namespace {
constexpr std::size_t longestCode = 60;

auto notAListing() {
    return fail("media_unreachable", ErrorCategory::Transient,
                "What answers is not the store of pictures and recordings.");
}
} // namespace

Expected<S3Listing> readS3Listing(const std::string& xml) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size()))
        return notAListing();
    const auto root = document.child("ListBucketResult");
    if (!root || !root.child("IsTruncated"))
        return notAListing();
    S3Listing listing;
    listing.more = root.child("IsTruncated").text().as_bool();
    for (const auto object : root.children("Contents")) {
        const auto written = fromIso(object.child("LastModified").text().as_string());
        const std::string key = object.child("Key").text().as_string();
        if (key.empty() || !written)
            return notAListing();
        listing.objects.push_back({key, *written});
    }
    return listing;
}

std::string s3ErrorCode(const std::string& xml) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size()))
        return {};
    const std::string code = document.child("Error").child("Code").text().as_string();
    const bool plain = code.size() <= longestCode && std::ranges::all_of(code, [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                       });
    return plain ? code : std::string();
}

bool saysVersioned(const std::string& xml) {
    pugi::xml_document document;
    return document.load_buffer(xml.data(), xml.size()) &&
           document.child("VersioningConfiguration").child("Status").text().as_string() ==
               std::string_view("Enabled");
}

} // namespace jotter::server
