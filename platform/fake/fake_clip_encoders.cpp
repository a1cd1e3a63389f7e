#include "platform/fake/fake_clip_encoders.h"

#include <QImage>
#include <QVideoFrame>

#include <mutex>
#include <utility>

namespace jotter::platform {

namespace {
constexpr std::chrono::milliseconds firstPart{1000};
} // namespace

struct FakeClipEncoders::Book {
    std::mutex writing;
    bool available = true;
    int untilFailure = 0;
    int begun = 0;
    Given given;
};

class FakeClipEncoders::Encoder final : public ClipEncoder {
public:
    Encoder(std::shared_ptr<Book> book, int number, bool withSound)
        : book_(std::move(book))
        , number_(number) {
        given_.withSound = withSound;
    }
    ~Encoder() override {
        const std::lock_guard lock(book_->writing);
        given_.gone = true;
        write();
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    Expected<void> see(const QVideoFrame& frame, std::chrono::milliseconds at) override {
        return answer<void>([&]() -> Expected<void> {
            if (frame.isValid()) {
                if (given_.frames == 0)
                    (picture_ = QImage(frame.size(), QImage::Format_RGB32)).fill(Qt::darkCyan);
                ++given_.frames;
                given_.lastFrame = at;
            }
            return {};
        });
    }
    Expected<void> hear(const QByteArray& sound) override {
        return answer<void>([&]() -> Expected<void> {
            given_.soundBytes += sound.size();
            return {};
        });
    }
    QImage picture() const override { return picture_; }
    Expected<QByteArray> soFar() override {
        return answer<QByteArray>([this]() -> Expected<QByteArray> {
            ++given_.soFarAsked;
            return given_.lastFrame < firstPart ? QByteArray() : clip();
        });
    }
    Expected<QByteArray> finish() override {
        return answer<QByteArray>([this]() -> Expected<QByteArray> {
            given_.finished = true;
            return given_.frames == 0 ? QByteArray() : clip();
        });
    }

private:
    [[nodiscard]] QByteArray clip() const {
        return clipOf(given_.frames, given_.withSound ? given_.soundBytes : 0);
    }
    void write() {
        if (book_->begun == number_)
            book_->given = given_;
    }
    template <class T, class Work>
    Expected<T> answer(Work work) {
        const std::lock_guard lock(book_->writing);
        broken_ = broken_ || (book_->untilFailure > 0 && --book_->untilFailure == 0);
        if (broken_)
            return fail("clip_refused", ErrorCategory::Input, "This clip cannot be made on this device.");
        if (given_.finished)
            return fail("clip_finished", ErrorCategory::Bug, "The clip is finished already.");
        auto answered = work();
        write();
        return answered;
    }

    std::shared_ptr<Book> book_;
    int number_;
    bool broken_ = false;
    QImage picture_;
    Given given_;
};

FakeClipEncoders::FakeClipEncoders()
    : book_(std::make_shared<Book>()) {}

FakeClipEncoders::~FakeClipEncoders() = default;

bool FakeClipEncoders::available() {
    const std::lock_guard lock(book_->writing);
    return book_->available;
}

std::unique_ptr<ClipEncoder> FakeClipEncoders::begin(bool withSound) {
    const std::lock_guard lock(book_->writing);
    if (!book_->available)
        return nullptr;
    book_->given = {};
    book_->given.withSound = withSound;
    return std::make_unique<Encoder>(book_, ++book_->begun, withSound);
}

void FakeClipEncoders::setAvailable(bool available) {
    const std::lock_guard lock(book_->writing);
    book_->available = available;
}

void FakeClipEncoders::failAt(int call) {
    const std::lock_guard lock(book_->writing);
    book_->untilFailure = call;
}

int FakeClipEncoders::begun() const {
    const std::lock_guard lock(book_->writing);
    return book_->begun;
}

FakeClipEncoders::Given FakeClipEncoders::given() const {
    const std::lock_guard lock(book_->writing);
    return book_->given;
}

QByteArray FakeClipEncoders::clipOf(int frames, qsizetype soundBytes) {
    return "clip " + QByteArray::number(frames) + " frames " + QByteArray::number(soundBytes) + " bytes";
}

} // namespace jotter::platform
