#include "tests/support/test_device.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace jotter::support {

using nlohmann::json;

struct TestDevice::Key {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pair{EVP_EC_gen("P-256"), EVP_PKEY_free};

    std::string publicKey() const {
        unsigned char* bytes = nullptr;
        const int size = i2d_PUBKEY(pair.get(), &bytes);
        std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
        OPENSSL_free(bytes);
        return der;
    }
    std::string sign(const std::string& message) const {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              EVP_MD_CTX_free);
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, pair.get());
        std::string signature(128, '\0');
        std::size_t size = signature.size();
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size());
        signature.resize(size);
        return signature;
    }
};

TestDevice::TestDevice(Send send)
    : send_(std::move(send))
    , key_(std::make_unique<Key>()) {}

TestDevice::~TestDevice() = default;

Answer TestDevice::enrol(const std::string& secret) {
    auto answer =
        send_("POST", "/v1/enrol", {{"Content-Type", "application/json"}},
              json{{"code", secret}, {"public_key", toBase64(key_->publicKey())}, {"name", "Tablet"}}.dump());
    if (answer.status == 200) {
        id = *DeviceId::parse(json::parse(answer.body)["device"].get<std::string>());
        hlc_ = std::make_unique<HybridClock>(clock, id);
    }
    return answer;
}

Answer TestDevice::fetchToken() {
    const auto hello = json::parse(send_("GET", "/v1/hello", {}, {}).body);
    serverEpoch = hello["server_epoch"].get<std::string>();
    const auto nonce = hello["nonce"].get<std::string>();
    const auto message = "jotter-token-v1\n" + nonce + "\n" + id.toString() + "\n" + serverEpoch;
    auto answer = send_("POST", "/v1/token", {{"Content-Type", "application/json"}},
                        json{{"device", id.toString()},
                             {"nonce", nonce},
                             {"server_epoch", serverEpoch},
                             {"signature", toBase64(key_->sign(message))}}
                            .dump());
    if (answer.status == 200)
        token = json::parse(answer.body)["token"].get<std::string>();
    return answer;
}

Answer TestDevice::signIn(AdultId who, const std::string& pin) {
    auto answer = ask("POST", "/v1/ticket", {{"Content-Type", "application/json"}},
                      json{{"adult", who.toString()}, {"pin", pin}}.dump());
    if (answer.status == 200) {
        adult = who;
        ticket = *TicketId::parse(json::parse(answer.body)["ticket"].get<std::string>());
    }
    return answer;
}

Answer TestDevice::ask(const std::string& method, const std::string& path,
                       std::map<std::string, std::string> headers, const std::string& body) {
    headers["Authorization"] = "Bearer " + token;
    return send_(method, path, headers, body);
}

SealedChange TestDevice::make(const std::string& type, const std::string& stream, json fields,
                              std::vector<MediumRef> media) {
    Change change;
    change.id = ChangeId::make(clock.now(), random_);
    change.type = type;
    change.stream = stream;
    change.entity = EntityId::make(clock.now(), random_);
    change.author = adult;
    change.ticket = ticket;
    change.device = id;
    change.hlc = hlc_->tick();
    change.at = clock.now();
    change.fields = std::move(fields);
    change.media = std::move(media);
    return *serialise(std::move(change));
}

SealedChange TestDevice::observation(const std::string& pupil, const std::string& note) {
    return make("observation", "pupil/" + pupil, {{"note", note}, {"help", "own"}});
}

std::string TestDevice::line(const SealedChange& change) {
    return lineAs(change, next++);
}

std::string TestDevice::lineAs(const SealedChange& change, std::uint64_t n) const {
    return R"({"epoch":")" + epoch + R"(","n":)" + std::to_string(n) + R"(,"change":)" + change.bytes + "}\n";
}

Answer TestDevice::push(const std::vector<SealedChange>& changes) {
    std::string lines;
    for (const auto& change : changes)
        lines += line(change);
    return pushLines(lines);
}

Answer TestDevice::pushLines(const std::string& lines) {
    return ask("POST", "/v1/changes", {{"Content-Type", "application/x-ndjson"}}, lines);
}

std::map<std::string, std::string>
TestDevice::uploadHeaders(const std::string& stream, const std::string& bytes, const std::string& kind) {
    return {{"Tus-Resumable", "1.0.0"},
            {"Upload-Length", std::to_string(bytes.size())},
            {"Upload-Metadata", "stream " + toBase64(stream) + ",sha256 " +
                                    toBase64(Sha256::of(bytes).toHex()) + ",kind " + toBase64(kind)},
            {"Content-Type", "application/offset+octet-stream"}};
}

Answer TestDevice::upload(const std::string& stream, const std::string& bytes, const std::string& kind) {
    return ask("POST", "/v1/media", uploadHeaders(stream, bytes, kind), bytes);
}

TestDevice::Fed TestDevice::page(const std::string& cursor, int limit) {
    const auto answer = ask("GET", "/v1/changes?cursor=" + cursor + "&limit=" + std::to_string(limit));
    Fed fed;
    fed.status = answer.status;
    if (answer.status != 200)
        return fed;
    constexpr std::string_view marker = R"(,"change":)";
    for (std::string_view rest = answer.body; !rest.empty();) {
        const auto text = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(text.size() + 1);
        const auto value = json::parse(text);
        if (!value.contains("cursor"))
            fed.lines.push_back(value);
        if (value.contains("change")) {
            const auto from = text.find(marker) + marker.size();
            fed.changes.emplace_back(text.substr(from, text.size() - from - 1));
            fed.sequence.push_back(value["seq"].get<std::uint64_t>());
        } else if (value.contains("stream+")) {
            fed.started.push_back(value["stream+"].get<std::string>());
        } else {
            fed.cursor = value.value("cursor", "");
            fed.more = value.value("more", false);
        }
    }
    return fed;
}

TestDevice::Fed TestDevice::everything(int limit) {
    Fed all;
    do {
        auto fed = page(all.cursor, limit);
        all.changes.insert(all.changes.end(), fed.changes.begin(), fed.changes.end());
        all.sequence.insert(all.sequence.end(), fed.sequence.begin(), fed.sequence.end());
        all.started.insert(all.started.end(), fed.started.begin(), fed.started.end());
        all.lines.insert(all.lines.end(), fed.lines.begin(), fed.lines.end());
        all.cursor = fed.cursor;
        all.more = fed.more;
        all.status = fed.status;
    } while (all.more && all.status == 200);
    return all;
}

std::vector<json> linesOf(const std::string& body) {
    std::vector<json> lines;
    for (std::string_view rest = body; !rest.empty();) {
        const auto text = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(text.size() + 1, rest.size()));
        lines.push_back(json::parse(text));
    }
    return lines;
}

std::string statusAt(const Answer& answer, std::size_t index) {
    return linesOf(answer.body).at(index).value("status", "");
}

std::string reasonAt(const Answer& answer, std::size_t index) {
    return linesOf(answer.body).at(index).value("reason", "");
}

json watermarkOf(const Answer& answer) {
    return linesOf(answer.body).back()["watermark"];
}

std::size_t count(const TestDevice::Fed& fed, const std::string& bytes) {
    return static_cast<std::size_t>(std::ranges::count(fed.changes, bytes));
}

} // namespace jotter::support
