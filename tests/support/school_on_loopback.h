#pragma once

#include "sync/transport/server_address.h"
#include "tests/support/fake_server.h"
#include "tests/support/gunzip.h"
#include "tests/support/tiny_tls_server.h"

namespace jotter::fake {

/// The device that this school's enrolment makes.
constexpr const char* deviceOnLoopback = "0193c1a2-b3c4-7000-8000-0000000000d1";

/// The server in memory behind real TLS.
class SchoolOnLoopback {
public:
    SchoolOnLoopback()
        : certificates(TestCertificates::make("Thornbeck Primary"))
        , tls(certificates, [this](const HttpRequest& request) { return answer(request); }) {}

    [[nodiscard]] transport::ServerAddress address() const { return {tls.url(), certificates.authorityPem}; }
    [[nodiscard]] std::string code(const std::string& secret = "0123456789ABCDEF", bool wrong = false) const {
        constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        auto hash = Sha256::of(certificates.authorityDer);
        hash.bytes[9] = static_cast<std::uint8_t>(hash.bytes[9] ^ (wrong ? 1U : 0U));
        std::string text;
        for (int bit = 0; bit < 80; bit += 5) {
            unsigned value = 0;
            for (int i = bit; i < bit + 5; ++i)
                value = value << 1U | (hash.bytes[static_cast<std::size_t>(i / 8)] >> (7 - i % 8) & 1U);
            text += letters[value];
        }
        return "jotter://" + tls.address() + "/" + text + secret;
    }

    /// Answers requests for media in the server's place, when a test sets it before the first.
    std::function<std::string(const HttpRequest&)> media;
    std::mutex keeping;
    fake::FakeServer server;
    TestCertificates certificates;
    TinyTlsServer tls;

private:
    std::string answer(const HttpRequest& raw) {
        if (media && raw.line.find(" /v1/media") != std::string::npos)
            return media(raw);
        engine::Request request;
        request.method = raw.line.substr(0, raw.line.find(' '));
        request.path = raw.line.substr(request.method.size() + 1);
        request.path.erase(request.path.find(' '));
        request.body = raw.headers.contains("content-encoding") ? fake::gunzip(raw.body) : raw.body;
        for (const auto& [low, name] :
             std::map<std::string, std::string>{{"authorization", "Authorization"},
                                                {"range", "Range"},
                                                {"jotter-unsent", "Jotter-Unsent"},
                                                {"upload-metadata", "Upload-Metadata"},
                                                {"upload-length", "Upload-Length"},
                                                {"upload-offset", "Upload-Offset"},
                                                {"upload-checksum", "Upload-Checksum"}}) {
            if (raw.headers.contains(low))
                request.headers[name] = raw.headers.at(low);
        }
        if (request.path == "/v1/enrol")
            return enrol(nlohmann::json::parse(request.body));
        if (request.path == "/v1/ticket" && request.headers.contains("Authorization"))
            return ticket(nlohmann::json::parse(request.body));
        const std::lock_guard lock(keeping);
        const auto response = server.handle(request, SystemClock().now());
        std::string headers;
        for (const auto& [name, value] : response.headers)
            headers += name + ": " + value + "\r\n";
        const bool wait =
            request.path.starts_with("/v1/wait") && response.body.find("false") != std::string::npos;
        return wait ? std::string() : TinyTlsServer::ours(response.body, response.status, headers);
    }

    static std::string enrol(const nlohmann::json& body) {
        if (body["code"] != "0123456789ABCDEF" || !fromBase64(body["public_key"].get<std::string>()))
            return TinyTlsServer::ours(R"({"error":"bad_code","text":"."})", 403);
        return TinyTlsServer::ours(nlohmann::json{{"device", deviceOnLoopback},
                                                  {"school", {{"name", "Thornbeck Primary"}}},
                                                  {"groups", {"0193c1a2-b3c4-7000-8000-0000000000a1"}},
                                                  {"policy", nlohmann::json::object()},
                                                  {"seal_key", toBase64(std::string(32, 'k'))}}
                                       .dump());
    }
    static std::string ticket(const nlohmann::json& body) {
        if (body["pin"] != "2468")
            return TinyTlsServer::ours(R"({"error":"bad_pin","text":"."})", 403);
        return TinyTlsServer::ours(nlohmann::json{
            {"ticket", "0193c1a2-b3c4-7000-8000-0000000000b1"},
            {"adult", body["adult"]},
            {"expires",
             "2027-07-20T00:00:00Z"}}.dump());
    }
};

} // namespace jotter::fake
