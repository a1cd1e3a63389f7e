#include "sync/server/media/s3/s3_objects.h"

#include "sync/server/media/s3/s3_upload.h"
#include "sync/server/media/s3/s3_xml.h"

namespace jotter::server {

namespace {
using Method = S3Request::Method;
constexpr std::size_t pageLimit = 2UL << 20;
constexpr std::size_t otherLimit = 64UL * 1024;

auto refused(const S3Answer& answer) {
    return fail("media_refused", ErrorCategory::Storage,
                "The store of pictures and recordings answers in a way that this server does not know (" +
                    std::to_string(answer.status) + ").");
}

/// In a query, as it is signed: of the characters in a key only '/' is another there.
std::string encoded(const std::string& key) {
    std::string text;
    for (const char letter : key)
        text += letter == '/' ? std::string("%2F") : std::string(1, letter);
    return text;
}

Expected<void> done(const Expected<S3Answer>& answer, bool mayBeMissing) {
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->status < 300 || (mayBeMissing && answer->status == 404))
        return {};
    return refused(*answer);
}
} // namespace

S3Objects::S3Objects(S3Place place, S3Credentials credentials, const std::string& school,
                     std::filesystem::path scratch, RandomSource& random, std::size_t perPage)
    : client_(std::move(place), std::move(credentials), random)
    , below_(client_.place().prefix + school + "/")
    , perPage_(perPage)
    , scratch_(std::move(scratch)) {}

Expected<void> S3Objects::prepare() {
    const auto listed = client_.ask({.query = "list-type=2&max-keys=1&prefix=" + encoded(below_)});
    if (!listed)
        return tl::make_unexpected(listed.error());
    if (const auto listing = readS3Listing(listed->body); !listing)
        return tl::make_unexpected(listing.error());
    // Some keys may not ask this, and some stores do not know it.
    const auto versioning = client_.ask({.query = "versioning="});
    if (versioning && versioning->status == 200 && saysVersioned(versioning->body))
        return fail(
            "keeps_versions", ErrorCategory::Storage,
            "The bucket for pictures and recordings keeps versions of what is erased; switch that off.");
    return {};
}

Expected<std::unique_ptr<NewObject>> S3Objects::begin(const std::string& name) {
    return std::make_unique<S3Upload>(client_, below_ + name, scratch_);
}

Expected<void> S3Objects::put(const std::string& name, std::string_view bytes) {
    return done(client_.ask({.method = Method::Put, .key = below_ + name, .body = S3Body::of(bytes)}), false);
}

Expected<std::optional<ObjectPart>> S3Objects::read(const std::string& name, std::uint64_t offset,
                                                    std::size_t size, const std::string& version) {
    auto answer = client_.ask({.key = below_ + name,
                               .range = std::to_string(offset) + "-" + std::to_string(offset + size - 1),
                               .ifMatch = version,
                               .answerLimit = size + otherLimit});
    if (!answer)
        return tl::make_unexpected(answer.error());
    switch (answer->status) {
    case 404:
        return std::nullopt;
    case 412:
        return fail("object_changed", ErrorCategory::Transient,
                    "That picture or recording was just written anew.");
    case 416: // it ends before
        return ObjectPart{{}, answer->total, answer->etag};
    case 200: // a store may send the whole of it
    case 206:
        break;
    default:
        return refused(*answer);
    }
    const auto from = answer->status == 200 ? std::min<std::uint64_t>(offset, answer->body.size()) : 0;
    return ObjectPart{answer->body.substr(from, size), answer->total, answer->etag};
}

Expected<std::optional<std::uint64_t>> S3Objects::size(const std::string& name) {
    const auto answer = client_.ask({.method = Method::Head, .key = below_ + name});
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->status == 404)
        return std::nullopt;
    if (answer->status != 200)
        return refused(*answer);
    return answer->total;
}

Expected<std::vector<StoredObject>> S3Objects::list(const std::string& prefix) {
    std::vector<StoredObject> all;
    std::string after;
    for (bool more = true; more;) {
        const auto page = client_.ask({.query = "list-type=2&max-keys=" + std::to_string(perPage_) +
                                                "&prefix=" + encoded(below_ + prefix) +
                                                (after.empty() ? "" : "&start-after=" + encoded(after)),
                                       .answerLimit = pageLimit});
        if (!page)
            return tl::make_unexpected(page.error());
        auto listing = readS3Listing(page->body);
        if (!listing)
            return tl::make_unexpected(listing.error());
        more = listing->more && !listing->objects.empty();
        for (auto& object : listing->objects) {
            after = object.name;
            if (object.name.starts_with(below_))
                all.push_back({object.name.substr(below_.size()), object.written});
        }
    }
    return all;
}

Expected<void> S3Objects::remove(const std::string& name) {
    return done(client_.ask({.method = Method::Delete, .key = below_ + name}), true);
}

Expected<void> S3Objects::removeAll(const std::string& prefix) {
    const auto there = list(prefix);
    if (!there)
        return tl::make_unexpected(there.error());
    for (const auto& object : *there)
        if (const auto removed = remove(object.name); !removed)
            return removed;
    return {};
}

} // namespace jotter::server
