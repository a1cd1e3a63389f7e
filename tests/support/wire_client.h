#pragma once

#include <map>
#include <string>

namespace jotter::support {

/// What came back, or why nothing did.
struct Answer {
    int curl = 0; ///< CURLcode; 0 when there is an answer
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

/// A plain HTTPS client by libcurl, trusting one authority: what the school server looks like from outside.
class WireClient {
public:
    WireClient(std::string url, std::string authorityFile);
    ~WireClient();
    WireClient(const WireClient&) = delete;
    WireClient& operator=(const WireClient&) = delete;

    [[nodiscard]] Answer send(const std::string& method, const std::string& path,
                              const std::map<std::string, std::string>& headers = {},
                              const std::string& body = {});
    /// Seconds that the last request took.
    [[nodiscard]] double took() const;

private:
    std::string url_;
    std::string authority_;
    void* handle_;
};

} // namespace jotter::support
