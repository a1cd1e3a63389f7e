#include "sync/server/media/frames.h"

#include <algorithm>

namespace jotter::server {

namespace {
auto badFrames() {
    return fail("bad_frames", ErrorCategory::Input, "What arrived cannot be opened; send it again.");
}
} // namespace

FrameWriter::FrameWriter(NewObject& file, seal::NewFile sealing, std::uint64_t total,
                         const std::optional<seal::FileKey>& sentWith)
    : file_(file)
    , sealing_(std::move(sealing))
    , total_(total)
    , sentWith_(sentWith) {}

Expected<void> FrameWriter::start() {
    return file_.write(sealing_.header);
}

Expected<void> FrameWriter::add(std::string_view bytes) {
    if (!sentWith_)
        return addPlain(bytes);
    sent_.append(bytes);
    return open();
}

Expected<void> FrameWriter::open() {
    std::size_t used = 0;
    if (!sentCipher_) {
        if (sent_.size() < seal::headerBytes)
            return {};
        const auto cipher = seal::cipherOf(*sentWith_, std::string_view(sent_).substr(0, seal::headerBytes));
        if (!cipher)
            return badFrames();
        sentCipher_ = *cipher;
        used = seal::headerBytes;
    }
    while (true) {
        const auto inFrame = std::min<std::uint64_t>(seal::frameBytes, total_ - opened_);
        const auto frame = std::string_view(sent_).substr(used, inFrame + seal::tagBytes);
        if (frame.size() < inFrame + seal::tagBytes || (inFrame == 0 && openedFrames_ > 0))
            break;
        const auto plain = sentCipher_->openFrame(openedFrames_, opened_ + inFrame == total_, frame);
        if (!plain)
            return badFrames();
        ++openedFrames_;
        opened_ += inFrame;
        used += frame.size();
        if (const auto added = addPlain(*plain); !added)
            return added;
    }
    sent_.erase(0, used);
    return {};
}

Expected<void> FrameWriter::addPlain(std::string_view bytes) {
    hash_.add(bytes);
    pending_.append(bytes);
    taken_ += bytes.size();
    std::size_t used = 0;
    while (pending_.size() - used > seal::frameBytes || (taken_ == total_ && !finished_)) {
        const auto frame = std::string_view(pending_).substr(used, seal::frameBytes);
        used += frame.size();
        finished_ = taken_ == total_ && used == pending_.size();
        if (const auto written = file_.write(sealing_.cipher.sealFrame(index_++, finished_, frame)); !written)
            return written;
    }
    pending_.erase(0, used);
    return {};
}

} // namespace jotter::server
