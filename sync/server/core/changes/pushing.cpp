#include "sync/server/core/changes/pushing.h"

#include "sync/server/core/answers.h"
#include "sync/server/core/changes/change_answers.h"
#include "sync/server/core/changes/judging.h"
#include "sync/server/core/joining.h"
#include "sync/server/wire/push_batch.h"

namespace jotter::server {

using nlohmann::json;

namespace {
/// 400 for a line that is not in the agreed form, 422 for a record that cannot be read, 413 for too much.
Response refuseBatch(const Error& error) {
    if (error.code == "too_many" || error.code == "change_too_big")
        return refuse(413, error);
    return error.category == ErrorCategory::Input ? refuse(error.code == "bad_line" ? 400 : 422, error)
                                                  : refuse(error);
}

/// What came with a receipt goes in as it was, if the receipt is this server's; else it is kept aside.
Arrival arrivalOf(ReceiptedChange receipted, const Receipts& receipts) {
    const auto& change = receipted.change.change;
    const bool good = receipts.matches(receipted.receipt, change.id, receipted.change.hash, change.device,
                                       receipted.effective);
    Arrival arrival;
    arrival.change = std::move(receipted.change);
    arrival.held = good ? "" : "bad_receipt";
    arrival.effective = receipted.effective;
    Judging::settleEffect(arrival);
    return arrival;
}
} // namespace

Response Pushing::push(const Request& request, const Device& device) {
    const auto open = [&](std::string_view sealed) { return ports_.school.sealBox.open(sealed); };
    auto arrivals = readBatch(request.body, open);
    if (!arrivals)
        return refuseBatch(arrivals.error());
    if (arrivals->empty())
        return refuse(400, "bad_line", "There is no record in this batch.");
    if (const auto judged = Judging(ports_).judge(*arrivals, device); !judged)
        return refuse(judged.error());
    std::string lines;
    const auto appended = keep(*arrivals, device, lines);
    if (!appended)
        return refuse(appended.error());
    addLine(lines, {{"watermark", toJson(appended->watermark)}});
    return linesAnswer(std::move(lines));
}

Expected<Appended> Pushing::keep(const std::vector<Arrival>& arrivals, const Device& device,
                                 std::string& lines) {
    const auto readable = ports_.readable(device);
    if (!readable)
        return tl::make_unexpected(readable.error());
    auto appended = ports_.log.append(device.id, arrivals, ports_.clock.now());
    if (!appended)
        return appended;
    if (const auto followed = ports_.erasing().follow(*appended); !followed)
        return tl::make_unexpected(followed.error());
    const ChangeAnswers answers(ports_, *readable);
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        const auto line = answers.answerTo(appended->verdicts[i], arrivals[i].change.change);
        if (!line)
            return tl::make_unexpected(line.error());
        addLine(lines, *line);
    }
    return appended;
}

Response Pushing::takeReceipts(const Request& request, const Device& device) {
    auto receipted = readReceipts(request.body);
    if (!receipted)
        return refuseBatch(receipted.error());
    const auto receipts = ports_.receipts();
    std::vector<Arrival> arrivals;
    arrivals.reserve(receipted->size());
    for (auto& one : *receipted)
        arrivals.push_back(arrivalOf(std::move(one), receipts));
    std::string lines;
    const auto appended = keep(arrivals, device, lines);
    return appended ? linesAnswer(std::move(lines)) : refuse(appended.error());
}

Response Pushing::quarantine(const Request& request, const Device& device) {
    const auto copies = readQuarantineLines(request.body);
    if (!copies)
        return refuseBatch(copies.error());
    const auto kept = ports_.log.quarantine(device.id, *copies, ports_.school.quarantine, ports_.clock.now());
    if (!kept)
        return kept.error().code == "quarantine_full" ? refuse(507, kept.error()) : refuse(kept.error());
    std::string lines;
    for (std::size_t i = 0; i < copies->size(); ++i)
        addLine(lines, {{"id", (*copies)[i].id.toString()}, {"status", (*kept)[i] ? "kept" : "known"}});
    return linesAnswer(std::move(lines));
}

} // namespace jotter::server
