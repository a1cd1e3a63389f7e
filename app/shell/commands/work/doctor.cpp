#include "app/shell/commands/work/safety_words.h"
#include "app/shell/commands/work/work.h"
#include "app/shell/sync/enrolment.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>

namespace jotter::shell {

namespace {
constexpr std::uintmax_t littleSpace = 1'000'000'000;
constexpr std::chrono::minutes clockTolerance{2};

/// What the doctor says: a line a finding, and whether any of them is bad.
class Findings {
public:
    void good(const std::string& sentence) { text_ += "  ok    " + sentence + '\n'; }
    void bad(const std::string& sentence) {
        text_ += "  look  " + sentence + '\n';
        anyBad_ = true;
    }
    [[nodiscard]] Reply reply() && {
        return {anyBad_ ? Exit::Findings : Exit::Done, std::move(text_),
                anyBad_ ? "Something needs a look; nothing was changed." : "All is well."};
    }

private:
    std::string text_;
    bool anyBad_ = false;
};

void lookAtStore(Desk& desk, Findings& findings) {
    const auto sound =
        desk.store.read([](const store::Queries& queries) { return queries.sound(); }).result();
    if (!sound)
        findings.bad(sound.error().text);
    else if (*sound)
        findings.good("The store of records is sound.");
    else
        findings.bad(
            "The store of records is damaged; send what is waiting and ask for help before anything else.");
}

/// As far apart as the clocks were at the last contact.
void lookAtClock(Desk& desk, Findings& findings) {
    const auto text =
        desk.store.read([](const store::Queries& queries) { return queries.remembered("clock_offset_ms"); })
            .result();
    std::int64_t offset = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), offset).ec != std::errc()) {
        findings.good("The clock has not been compared with the school server's yet.");
        return;
    }
    const auto apart = std::chrono::abs(std::chrono::milliseconds{offset});
    if (apart <= clockTolerance)
        findings.good("The clock agrees with the school server's.");
    else
        findings.bad(
            "The clock is " +
            std::to_string(std::chrono::duration_cast<std::chrono::minutes>(apart).count()) +
            " minutes away from the school server's; records keep their order, but set this tablet's clock.");
}

void lookAtMedia(Desk& desk, bool enrolled, Findings& findings) {
    const auto referred =
        desk.store.reconcileMedia([&](const Sha256& hash) { return desk.vault.has(hash); }).result();
    if (!referred) {
        findings.bad(referred.error().text);
        return;
    }
    const auto missing =
        std::ranges::count_if(referred->readable, [&](const Sha256& hash) { return !desk.vault.has(hash); });
    if (missing == 0)
        findings.good("Every photo that the records speak of is on this tablet.");
    else if (enrolled)
        findings.good(std::to_string(missing) + " photos are still to be fetched from the school server.");
    else
        findings.bad(std::to_string(missing) + " photos that the records speak of are not on this tablet.");
}

void lookAtDisk(const Desk& desk, Findings& findings) {
    std::error_code failed;
    const auto space = std::filesystem::space(desk.folder, failed);
    if (failed)
        findings.bad("The disk's free space cannot be told.");
    else if (space.available < littleSpace)
        findings.bad("Only " + std::to_string(space.available / 1'000'000) +
                     " MB are free; make room so that photos can be kept.");
    else
        findings.good(std::to_string(space.available / 1'000'000'000) + " GB are free.");
}

void lookAtSync(Desk& desk, bool enrolled, Findings& findings) {
    findings.good(enrolled ? "This tablet belongs to a school."
                           : "This tablet belongs to no school; nothing is sent.");
    const auto counts =
        desk.store.read([](const store::Queries& queries) { return queries.safeCounts(); }).result();
    if (counts.needsLook > 0)
        findings.bad(std::to_string(counts.needsLook) + " records need a look; open Safe? in the app.");
    else
        findings.good(countsSentence(counts));
}
} // namespace

Reply doctor(const Request&, Desk& desk, const Progress& progress) {
    const bool enrolled =
        desk.store.read([](const store::Queries& queries) { return enrolmentOf(queries).has_value(); })
            .result();
    Findings findings;
    findings.good(desk.appIsRunning ? "The app is running and holds this profile."
                                    : "The app is not running; this command held the profile.");
    findings.good(desk.keyPlace); // and it was there, or the profile would not have opened
    progress("Reading the whole store …");
    lookAtStore(desk, findings);
    lookAtMedia(desk, enrolled, findings);
    lookAtDisk(desk, findings);
    lookAtClock(desk, findings);
    lookAtSync(desk, enrolled, findings);
    return std::move(findings).reply();
}

} // namespace jotter::shell
