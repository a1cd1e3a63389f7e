#pragma once

#include "sync/change/change.h"
#include "tests/support/wire_client.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace jotter::support {

/// Carries a request to a server: over TLS, or straight into a core.
using Send =
    std::function<Answer(const std::string& method, const std::string& path,
                         const std::map<std::string, std::string>& headers, const std::string& body)>;

/// A tablet as the wire contract (sync/README.md) describes it, without an engine: it says exactly what a
/// test wants.
class TestDevice {
public:
    explicit TestDevice(Send send);
    ~TestDevice();
    TestDevice(const TestDevice&) = delete;
    TestDevice& operator=(const TestDevice&) = delete;

    /// `secret` is the last 16 letters of an enrolment code, dashes allowed.
    Answer enrol(const std::string& secret);
    Answer fetchToken();
    /// A ticket for an adult by PIN; changes made from now on are that adult's.
    Answer signIn(AdultId adult, const std::string& pin);
    /// With the token.
    Answer ask(const std::string& method, const std::string& path,
               std::map<std::string, std::string> headers = {}, const std::string& body = {});

    /// A change in the name of the adult signed in.
    [[nodiscard]] SealedChange make(const std::string& type, const std::string& stream, nlohmann::json fields,
                                    std::vector<MediumRef> media = {});
    [[nodiscard]] SealedChange observation(const std::string& pupil, const std::string& note);
    /// The next line of a push for this change.
    [[nodiscard]] std::string line(const SealedChange& change);
    [[nodiscard]] std::string lineAs(const SealedChange& change, std::uint64_t n) const;
    Answer push(const std::vector<SealedChange>& changes);
    Answer pushLines(const std::string& lines);
    /// One medium, created and sent in one request.
    Answer upload(const std::string& stream, const std::string& bytes, const std::string& kind = "photo");
    [[nodiscard]] static std::map<std::string, std::string>
    uploadHeaders(const std::string& stream, const std::string& bytes, const std::string& kind = "photo");

    struct Fed {
        std::vector<std::string> changes; ///< bytes, in order
        std::vector<std::uint64_t> sequence;
        std::vector<std::string> started;  ///< streams
        std::vector<nlohmann::json> lines; ///< all but the last, in order
        std::string cursor;
        bool more = false;
        int status = 0;
    };
    [[nodiscard]] Fed page(const std::string& cursor, int limit = 500);
    /// Every page from the beginning.
    [[nodiscard]] Fed everything(int limit = 500);

    DeviceId id;
    std::string epoch = "00000000000000aa";
    std::uint64_t next = 1;
    std::string token;
    std::string serverEpoch;
    AdultId adult;
    TicketId ticket;
    ManualClock clock{
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now())};

private:
    struct Key;
    Send send_;
    std::unique_ptr<Key> key_;
    SystemRandom random_;
    std::unique_ptr<HybridClock> hlc_;
};

/// The lines of an NDJSON answer.
[[nodiscard]] std::vector<nlohmann::json> linesOf(const std::string& body);
/// What an answer to a push says: of one line, and of the whole.
[[nodiscard]] std::string statusAt(const Answer& answer, std::size_t index);
[[nodiscard]] std::string reasonAt(const Answer& answer, std::size_t index);
[[nodiscard]] nlohmann::json watermarkOf(const Answer& answer);
/// How often a change is in what was fed.
[[nodiscard]] std::size_t count(const TestDevice::Fed& fed, const std::string& bytes);

} // namespace jotter::support
