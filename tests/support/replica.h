#pragma once

#include "tests/support/test_device.h"

#include <map>
#include <set>

namespace jotter::support {

/// What a tablet would hold that reads the feed page by page and does as each line says. Notes what a tablet
/// should never see: a change of a stream that was not begun, the same change twice.
class Replica {
public:
    explicit Replica(TestDevice& device)
        : device_(device) {}

    /// Reads to the end of the feed, `limit` changes a page; false when a page was refused.
    bool follow(int limit = 500) {
        for (bool more = true; more;) {
            const auto fed = device_.page(cursor_, limit);
            if (fed.status != 200)
                return false;
            for (const auto& line : fed.lines)
                apply(line);
            cursor_ = fed.cursor;
            more = fed.more;
        }
        return true;
    }
    [[nodiscard]] bool has(const std::string& stream) const { return streams_.contains(stream); }
    [[nodiscard]] bool has(const SealedChange& change) const {
        const auto it = streams_.find(change.change.stream);
        return it != streams_.end() && it->second.contains(change.change.id.toString());
    }
    /// Change ids by stream; streams without any are left out.
    [[nodiscard]] std::map<std::string, std::set<std::string>> held() const {
        std::map<std::string, std::set<std::string>> all;
        for (const auto& [stream, changes] : streams_)
            for (const auto& [id, entity] : changes)
                all[stream].insert(id);
        return all;
    }
    [[nodiscard]] const std::string& cursor() const { return cursor_; }
    void startAnew() {
        cursor_.clear();
        streams_.clear();
    }

    unsigned unasked = 0; ///< changes of streams that were never begun
    unsigned twice = 0;
    unsigned erasures = 0;
    std::set<std::string> hidden; ///< "stream sha256"

private:
    void apply(const nlohmann::json& line) {
        if (line.contains("stream+")) {
            streams_[line["stream+"].get<std::string>()];
        } else if (line.contains("stream-")) {
            streams_.erase(line["stream-"].get<std::string>());
        } else if (line.contains("erase")) {
            erase(line["erase"]);
        } else if (line.contains("hide")) {
            hidden.insert(line["hide"]["stream"].get<std::string>() + " " +
                          line["hide"]["sha256"].get<std::string>());
        } else if (line.contains("change")) {
            const auto& change = line["change"];
            const auto it = streams_.find(change["stream"].get<std::string>());
            if (it == streams_.end())
                ++unasked;
            else if (!it->second.emplace(change["id"].get<std::string>(), change["entity"].get<std::string>())
                          .second)
                ++twice;
        }
    }
    void erase(const nlohmann::json& what) {
        ++erasures;
        const auto it = streams_.find(what["stream"].get<std::string>());
        if (it == streams_.end())
            return;
        if (!what.contains("entity")) {
            streams_.erase(it);
            return;
        }
        std::erase_if(it->second, [&](const auto& one) {
            return one.second == what["entity"].template get<std::string>();
        });
    }

    TestDevice& device_;
    std::string cursor_;
    std::map<std::string, std::map<std::string, std::string>> streams_; ///< entity by change id
};

} // namespace jotter::support
