#pragma once

#include "sync/server/media/s3/s3_place.h"

#include <QString>

#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>
#include <vector>

namespace jotter::support {

// The S3 store that with_s3.py has made for this program.

[[nodiscard]] inline std::filesystem::path storeFolder() {
    return qEnvironmentVariable("JOTTER_TEST_S3").toStdString();
}

/// As `--media` is told it.
[[nodiscard]] inline std::string storeAddress() {
    return qEnvironmentVariable("JOTTER_MEDIA").toStdString();
}

[[nodiscard]] inline server::S3Credentials storeCredentials() {
    return {qEnvironmentVariable("AWS_ACCESS_KEY_ID").toStdString(),
            qEnvironmentVariable("AWS_SECRET_ACCESS_KEY").toStdString(),
            {}};
}

/// While it lives, something goes wrong between the server and the store.
class Fault {
public:
    explicit Fault(const std::string& what) { std::ofstream(storeFolder() / "fault") << what; }
    ~Fault() { std::filesystem::remove(storeFolder() / "fault"); }
    Fault(const Fault&) = delete;
    Fault& operator=(const Fault&) = delete;
};

/// What the store was asked since.
class Asked {
public:
    Asked() { std::ignore = next(); }
    [[nodiscard]] std::vector<std::string> next() {
        std::ifstream file(storeFolder() / "asked");
        std::vector<std::string> lines;
        std::size_t at = 0;
        for (std::string line; std::getline(file, line);)
            if (at++ >= seen_)
                lines.push_back(line);
        seen_ = at;
        return lines;
    }

private:
    std::size_t seen_ = 0;
};

/// An environment's variable as a test wants it, and as it was afterwards.
class Variable {
public:
    Variable(const char* name, const QByteArray& value)
        : name_(name)
        , before_(qgetenv(name)) {
        qputenv(name, value);
    }
    ~Variable() { qputenv(name_, before_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
    QByteArray before_;
};

} // namespace jotter::support
