#include "sync/transport/enrolment.h"

#include "sync/transport/carrier.h"
#include "sync/transport/enrolment_code.h"
#include "sync/transport/openssl_handles.h"

#include <curl/curl.h>
#include <openssl/pem.h>

namespace jotter::transport {

using nlohmann::json;

namespace {
constexpr long connectMs = 10'000;
constexpr std::string_view certPrefix = "Cert:";
constexpr std::chrono::seconds personWaits{30};

struct EndTransfer {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

std::string derOf(const std::string& pem) {
    const Bio memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
    unsigned char* bytes = nullptr;
    const int length = certificate ? i2d_X509(certificate.get(), &bytes) : -1;
    if (length <= 0)
        return {};
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

/// The certificates the server at `url` shows, PEM. Nothing is trusted and nothing is sent: the connection
/// ends when it stands.
Expected<std::vector<std::string>> chainOf(const std::string& url, const std::atomic<bool>& stopping) {
    const std::unique_ptr<CURL, EndTransfer> owned(curl_easy_init());
    auto* handle = owned.get();
    const auto lookUp = +[](void* flag, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return static_cast<const std::atomic<bool>*>(flag)->load() ? 1 : 0;
    };
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(handle, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(handle, CURLOPT_CERTINFO, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, connectMs);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &stopping);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, lookUp);
    curl_certinfo* info = nullptr;
    if (curl_easy_perform(handle) != CURLE_OK ||
        curl_easy_getinfo(handle, CURLINFO_CERTINFO, &info) != CURLE_OK)
        return tl::make_unexpected(noContact({engine::Failure::Unreachable, 0, {}, {}, {}}));
    std::vector<std::string> chain;
    for (int i = 0; info && i < info->num_of_certs; ++i) {
        for (const auto* line = info->certinfo[i]; line; line = line->next) {
            const std::string_view text(line->data);
            if (text.starts_with(certPrefix))
                chain.emplace_back(text.substr(certPrefix.size()));
        }
    }
    return chain;
}

Expected<ServerAddress> findServer(const EnrolmentCode& code, const std::atomic<bool>& stopping) {
    if (code.systemTrust)
        return ServerAddress{code.url, {}};
    const auto chain = chainOf(code.url, stopping);
    if (!chain)
        return tl::make_unexpected(chain.error());
    for (const auto& pem : *chain) {
        const auto hash = Sha256::of(derOf(pem));
        const std::string_view bytes(reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size());
        if (bytes.starts_with(code.fingerprint))
            return ServerAddress{code.url, pem};
    }
    return fail("wrong_school", ErrorCategory::Auth,
                "What answers at that address is not the school's server that the code names; nothing was "
                "sent to it.");
}

Expected<Enrolled> readEnrolled(const std::string& body, ServerAddress server) {
    const auto unreadable = [] {
        return fail("server_trouble", ErrorCategory::Transient,
                    "The school's server gave an answer that cannot be read.");
    };
    const auto object = parseJson(body);
    if (!object || !object->is_object())
        return unreadable();
    Enrolled enrolled;
    enrolled.server = std::move(server);
    const auto device = DeviceId::parse(
        object->value("device", json()).is_string() ? object->at("device").get<std::string>() : "");
    const auto sealKey = fromBase64(
        object->value("seal_key", json()).is_string() ? object->at("seal_key").get<std::string>() : "");
    if (!device || !sealKey)
        return unreadable();
    enrolled.device = *device;
    enrolled.sealKey = *sealKey;
    const auto school = object->value("school", json::object());
    if (school.is_object() && school.contains("name") && school["name"].is_string())
        enrolled.school = school["name"].get<std::string>();
    for (const auto& group : object->value("groups", json::array())) {
        const auto id = Uuid::parse(group.is_string() ? group.get<std::string>() : "");
        if (!id)
            return unreadable();
        enrolled.groups.push_back(*id);
    }
    return enrolled;
}
} // namespace

Error noContact(const engine::Response& response) {
    if (response.failure == engine::Failure::NotOurServer)
        return {"not_our_server", ErrorCategory::Transient,
                "Something on this network answers in place of the school's server; nothing was sent to it."};
    if (response.failure == engine::Failure::WrongClock)
        return {
            "wrong_clock", ErrorCategory::Transient,
            "This tablet's clock and the school server's certificate do not go together; set date and time, "
            "then try again."};
    return {"offline", ErrorCategory::Transient, "The school's server cannot be reached from here."};
}

Expected<Enrolled> enrol(const std::string& typed, const std::string& deviceName, engine::Signer& signer,
                         const std::atomic<bool>& stopping) {
    const auto code = EnrolmentCode::parse(typed);
    if (!code)
        return tl::make_unexpected(code.error());
    const auto key = signer.publicKey();
    if (!key)
        return tl::make_unexpected(key.error());
    auto server = findServer(*code, stopping);
    if (!server)
        return tl::make_unexpected(server.error());
    engine::Request request;
    request.method = "POST";
    request.path = "/v1/enrol";
    request.headers["Content-Type"] = "application/json";
    request.body = json{{"code", code->secret}, {"public_key", toBase64(*key)}, {"name", deviceName}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
    request.total = personWaits;
    const auto response = carryOne(*server, request, stopping);
    if (response.failure != engine::Failure::None)
        return tl::make_unexpected(noContact(response));
    switch (response.status) {
    case 200:
        return readEnrolled(response.body, std::move(*server));
    case 403:
        return fail("bad_code", ErrorCategory::Auth,
                    "The school's server does not know this code; codes work once and for ten minutes.");
    case 429:
        return fail("too_many_tries", ErrorCategory::Transient,
                    "Too many codes were tried; wait a minute and try again.");
    default:
        return fail("server_trouble", ErrorCategory::Transient,
                    "The school's server could not do that now; try again.");
    }
}

} // namespace jotter::transport
