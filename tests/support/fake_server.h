#pragma once

#include "sync/engine/wire.h"
#include "tests/support/memory_journal.h"

#include <functional>
#include <optional>

namespace jotter::fake {

/// A school server of the least that sync/README.md asks for, in memory and without a socket. It is exact
/// about what it keeps, so that tests can count.
class FakeServer {
public:
    struct Kept {
        std::string bytes;
        std::string device;
        std::uint64_t n = 0;
    };
    struct Upload {
        std::string stream, sha256, kind, bytes, key;
        std::uint64_t length = 0;
    };

    engine::Response handle(const engine::Request& request, WallTime now) {
        const auto path = request.path.substr(0, request.path.find('?'));
        if (path == "/v1/hello")
            return hello(request, now);
        if (path == "/v1/token")
            return token(request);
        const auto sent = request.headers.find("Authorization");
        if (sent == request.headers.end() || sent->second != "Bearer " + currentToken)
            return error(401, "no_token");
        if (path == "/v1/changes")
            return request.method == "POST" ? push(request) : page(request);
        if (retired && request.method == "GET")
            return error(403, "device_retired");
        if (path == "/v1/quarantine")
            return quarantine(request);
        if (path == "/v1/receipts")
            return takeReceipts(request);
        if (path == "/v1/digest")
            return digest(request);
        if (path == "/v1/wait")
            return json(200, {{"changed", query(request, "cursor") != cursor(feed.size())}});
        if (path == "/v1/thumbnails")
            return thumbnails(request);
        if (path.starts_with("/v1/media"))
            return request.method == "GET" ? medium(request) : tus(request, path);
        return error(404, "not_found");
    }

    static engine::Response json(int status, const nlohmann::json& body) {
        return {engine::Failure::None, status, {}, body.dump(), {}};
    }
    static engine::Response error(int status, const std::string& code) {
        return json(status, {{"error", code}, {"text", "."}});
    }

    std::string epoch = "0123456789abcdef0123456789abcdef";
    std::string run = "00000000000000a1";
    std::string currentToken = "token-1";
    std::vector<ChangeId> feed;       ///< in the order of their sequence
    std::map<ChangeId, Kept> changes; ///< by id: each once
    std::map<std::string, Upload> uploads;
    std::chrono::milliseconds ahead{0};       ///< its clock, of the tablet's
    std::map<std::string, std::string> media; ///< complete ones, by hash
    std::size_t pageSize = 500;
    bool saysPageSize = true;          ///< older servers do not
    std::set<std::string> quarantined; ///< ids
    std::vector<std::uint64_t> unsentTold;
    std::uint64_t backupSeq = 0;
    bool retired = false;
    bool lost = false;
    int receiptBatches = 0;
    bool knowsDevice = true;
    bool takesUploads = true;
    /// A change that makes the whole batch refused.
    std::function<bool(const std::string& bytes)> poisonous = [](const std::string&) { return false; };
    int poisonStatus = 422;
    /// What is in a box to this server: the bytes of a change, the key of a medium.
    std::function<std::string(const std::string& box)> openedBox = [](const std::string& box) { return box; };
    /// The plaintext of a medium that came sealed under that key.
    std::function<std::string(const std::string& key, const std::string& bytes)> opened =
        [](const std::string&, const std::string& bytes) { return bytes; };
    int doubled = 0; ///< ids that came with other bytes

private:
    static std::string cursor(std::size_t at) { return "c/" + std::to_string(at) + "+"; }
    static std::string query(const engine::Request& request, const std::string& name) {
        const auto at = request.path.find(name + "=");
        if (at == std::string::npos)
            return {};
        const auto from = at + name.size() + 1;
        const auto raw = request.path.substr(from, request.path.find('&', from) - from);
        std::string value;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] == '%') {
                value += fromHex(raw.substr(i + 1, 2)).value();
                i += 2;
            } else {
                value += raw[i];
            }
        }
        return value;
    }

    engine::Response hello(const engine::Request& request, WallTime now) {
        nlohmann::json body{{"protocol", {{"min", 1}, {"max", 1}}},
                            {"server_epoch", epoch},
                            {"time", toIso(now + ahead)},
                            {"nonce", toBase64("nonce" + std::to_string(++nonces_))},
                            {"school", {{"name", "Thornbeck"}}},
                            {"limits",
                             {{"changes", 500},
                              {"batch_bytes", 1048576},
                              {"chunk_bytes", 4194304},
                              {"medium_bytes", 67108864}}}};
        if (saysPageSize)
            body["limits"]["page_changes"] = pageSize;
        if (request.headers.contains("Authorization")) {
            if (request.headers.at("Authorization") != "Bearer " + currentToken)
                return error(401, "no_token");
            body["watermark"] = watermark(query(request, "epoch"));
            body["backup_seq"] = backupSeq;
            body["run"] = run;
            body["notices"] = retired ? nlohmann::json{"retire"} : nlohmann::json::array();
            unsentTold.push_back(std::stoull(request.headers.at("Jotter-Unsent")));
        }
        return json(200, body);
    }

    engine::Response token(const engine::Request& request) {
        if (lost)
            return error(403, "device_lost");
        const auto body = nlohmann::json::parse(request.body);
        const auto device = DeviceId::parse(body["device"].get<std::string>()).value();
        const auto message = engine::wire::assertion(body["nonce"].get<std::string>(), device,
                                                     body["server_epoch"].get<std::string>());
        if (!knowsDevice || fromBase64(body["signature"].get<std::string>()) != Sha256::of(message).toHex())
            return error(401, "bad_assertion");
        device_ = device.toString();
        return json(200, {{"token", currentToken}, {"expires_in", 900}});
    }

    nlohmann::json watermark(const std::string& epochOfDevice) {
        std::set<std::uint64_t> have;
        for (const auto& [id, kept] : changes) {
            if (kept.device == epochOfDevice)
                have.insert(kept.n);
        }
        nlohmann::json holes = nlohmann::json::array();
        std::uint64_t last = 0;
        for (const auto n : have) {
            if (n > last + 1)
                holes.push_back({last + 1, n - 1});
            last = n;
        }
        return {{"epoch", epochOfDevice}, {"upto", last}, {"holes", holes}};
    }

    engine::Response push(const engine::Request& request) {
        struct Line {
            std::string epoch, bytes;
            std::uint64_t n;
            ChangeId id;
        };
        std::vector<Line> lines;
        std::size_t from = 0;
        while (from < request.body.size()) {
            const auto end = request.body.find('\n', from);
            const auto line = request.body.substr(from, end - from);
            from = end + 1;
            const auto at = line.find("\"change\":");
            const auto object = nlohmann::json::parse(line);
            const auto bytes = object.contains("sealed")
                                   ? openedBox(fromBase64(object["sealed"].get<std::string>()).value())
                                   : line.substr(at + 9, line.size() - at - 10);
            if (poisonous(bytes))
                return error(poisonStatus, "bad_line");
            lines.push_back({object["epoch"], bytes, object["n"], parseChange(bytes).value().change.id});
        }
        std::string body;
        std::string epochOfDevice;
        for (const auto& line : lines) {
            epochOfDevice = line.epoch;
            for (const auto& [id, kept] : changes) {
                if (kept.device == line.epoch && kept.n == line.n && id != line.id)
                    return error(409, "epoch_clash");
            }
        }
        for (const auto& line : lines) {
            const auto [it, isNew] = changes.try_emplace(line.id, Kept{line.bytes, line.epoch, line.n});
            if (isNew)
                feed.push_back(line.id);
            else
                doubled += it->second.bytes == line.bytes ? 0 : 1;
            body += nlohmann::json{{"id", line.id.toString()},
                                   {"status", isNew ? "ok" : "known"},
                                   {"seq", feed.size()},
                                   {"receipt", "cmVjZWlwdA=="},
                                   {"missing", missingOf(line.bytes)}}
                        .dump() +
                    "\n";
        }
        body += nlohmann::json{{"watermark", watermark(epochOfDevice)}}.dump() + "\n";
        return {engine::Failure::None, 200, {}, body, {}};
    }

    nlohmann::json missingOf(const std::string& bytes) const {
        auto list = nlohmann::json::array();
        const auto change = parseChange(bytes).value().change;
        for (const auto& medium : change.media) {
            if (!media.contains(medium.sha256.toHex()))
                list.push_back(medium.sha256.toHex());
            if (medium.thumb && !media.contains(medium.thumb->toHex()))
                list.push_back(medium.thumb->toHex());
        }
        return list;
    }

    engine::Response quarantine(const engine::Request& request) {
        std::string body;
        for (const auto& line : linesOf(request.body)) {
            const auto id = nlohmann::json::parse(line)["id"].get<std::string>();
            const bool isNew = quarantined.insert(id).second;
            body += nlohmann::json{{"id", id}, {"status", isNew ? "kept" : "known"}}.dump() + "\n";
        }
        return {engine::Failure::None, 200, {}, body, {}};
    }

    engine::Response takeReceipts(const engine::Request& request) {
        ++receiptBatches;
        std::string body;
        for (const auto& line : linesOf(request.body)) {
            const auto at = line.find("\"change\":");
            const auto bytes = line.substr(at + 9, line.size() - at - 10);
            const auto change = parseChange(bytes)->change;
            if (nlohmann::json::parse(line)["receipt"] != "cmVjZWlwdA==") {
                body += nlohmann::json{{"id", change.id.toString()},
                                       {"status", "held"},
                                       {"reason", "bad_receipt"}}
                            .dump() +
                        "\n";
                continue;
            }
            const bool isNew = changes.try_emplace(change.id, Kept{bytes, "", 0}).second;
            if (isNew)
                feed.push_back(change.id);
            body += nlohmann::json{{"id", change.id.toString()},
                                   {"status", isNew ? "ok" : "known"},
                                   {"seq", feed.size()},
                                   {"receipt", "cmVjZWlwdA=="},
                                   {"missing", missingOf(bytes)}}
                        .dump() +
                    "\n";
        }
        return {engine::Failure::None, 200, {}, body, {}};
    }

    /// Of the one stream that these tests have, up to the place asked for.
    engine::Response digest(const engine::Request& request) const {
        const auto asked = query(request, "upto");
        const auto upto = asked.empty() ? feed.size() : std::stoul(asked);
        Digest sum;
        for (std::size_t i = 0; i < std::min(upto, feed.size()); ++i)
            sum.add(Sha256::of(changes.at(feed[i]).bytes));
        return json(200, {{"stream", "x"}, {"upto", upto}, {"count", sum.count}, {"sum", sum.sumHex()}});
    }

    static std::vector<std::string> linesOf(const std::string& body) {
        std::vector<std::string> lines;
        for (std::size_t from = 0; from < body.size();) {
            const auto end = body.find('\n', from);
            lines.push_back(body.substr(from, end - from));
            from = end + 1;
        }
        return lines;
    }

    engine::Response page(const engine::Request& request) {
        const auto at = query(request, "cursor");
        std::size_t from = at.empty() ? 0 : std::stoul(at.substr(2));
        if (from > feed.size())
            return error(410, "cursor_gone");
        const auto limit = std::min<std::size_t>(pageSize, std::stoul(query(request, "limit")));
        std::string body;
        const auto end = std::min(feed.size(), from + limit);
        for (; from < end; ++from) {
            const auto& kept = changes.at(feed[from]);
            const auto hlc = parseChange(kept.bytes)->change.hlc.toString();
            body += "{\"seq\":" + std::to_string(from + 1) + ",\"hlc_effective\":\"" + hlc +
                    "\",\"receipt\":\"cmVjZWlwdA==\",\"change\":" + kept.bytes + "}\n";
        }
        body += nlohmann::json{{"cursor", cursor(from)}, {"more", from < feed.size()}}.dump() + "\n";
        return {engine::Failure::None, 200, {}, body, {}};
    }

    engine::Response thumbnails(const engine::Request& request) {
        std::string body;
        const auto asked = nlohmann::json::parse(request.body);
        for (const auto& item : asked["items"]) {
            nlohmann::json line{{"sha256", item["sha256"]}};
            const auto it = media.find(item["sha256"].get<std::string>());
            if (it != media.end())
                line["bytes"] = toBase64(it->second);
            body += line.dump() + "\n";
        }
        return {engine::Failure::None, 200, {}, body, {}};
    }

    engine::Response medium(const engine::Request& request) {
        const auto hash = request.path.substr(std::string("/v1/media/").size(), 64);
        const auto it = media.find(hash);
        if (it == media.end())
            return error(404, "not_found");
        const auto range = request.headers.find("Range");
        if (range == request.headers.end())
            return {engine::Failure::None, 200, {}, it->second, {}};
        const auto dash = range->second.find('-');
        const auto first = std::stoul(range->second.substr(6, dash - 6));
        const auto last = std::stoul(range->second.substr(dash + 1));
        return {engine::Failure::None, 206, {}, it->second.substr(first, last - first + 1), {}};
    }

    engine::Response tus(const engine::Request& request, const std::string& path) {
        std::string id = path.size() > 18 ? path.substr(18) : std::string();
        if (request.method == "POST") {
            const auto& metadata = request.headers.at("Upload-Metadata");
            const auto value = [&](const std::string& name) {
                const auto at = metadata.find(name + " ") + name.size() + 1;
                return fromBase64(metadata.substr(at, metadata.find(',', at) - at)).value();
            };
            id = Sha256::of(metadata).toHex();
            auto& upload = uploads[id];
            upload.stream = value("stream");
            upload.sha256 = value("sha256");
            if (metadata.find(",key ") != std::string::npos)
                upload.key = value(",key");
            upload.length = std::stoull(request.headers.at("Upload-Length"));
            if (media.contains(upload.sha256))
                return at(upload.length, 201, id);
            if (request.body.empty() || !takesUploads || !upload.bytes.empty())
                return at(upload.bytes.size(), 201, id);
        }
        const auto it = uploads.find(id);
        if (it == uploads.end())
            return error(404, "not_found");
        auto& upload = it->second;
        if (media.contains(upload.sha256))
            return error(404, "not_found");
        if (request.method == "PATCH" &&
            request.headers.at("Upload-Offset") != std::to_string(upload.bytes.size()))
            return error(409, "wrong_offset");
        const auto hash = Sha256::of(request.body);
        const std::string raw(reinterpret_cast<const char*>(hash.bytes.data()), 32);
        if (request.headers.at("Upload-Checksum") != "sha256 " + toBase64(raw))
            return error(460, "checksum");
        upload.bytes += request.body;
        if (upload.bytes.size() == upload.length) {
            if (!upload.key.empty())
                upload.bytes = opened(openedBox(upload.key), upload.bytes);
            if (Sha256::of(upload.bytes).toHex() != upload.sha256) {
                uploads.erase(it);
                return error(422, "wrong_hash");
            }
            media[upload.sha256] = upload.bytes;
        }
        return at(media.contains(upload.sha256) ? upload.length : upload.bytes.size(),
                  request.method == "POST" ? 201 : 204, id);
    }

    static engine::Response at(std::uint64_t offset, int status, const std::string& id) {
        return {engine::Failure::None,
                status,
                {{"upload-offset", std::to_string(offset)}, {"location", "/v1/media/uploads/" + id}},
                {},
                {}};
    }

    int nonces_ = 0;
    std::string device_;
};

} // namespace jotter::fake
