#include "app/media/vault.h"
#include "tests/store/classroom.h"

#include <unistd.h>

#include <QCoreApplication>

using namespace jotter;

namespace {
/// One line to whoever started this program, in one write: what was said was said, whenever the end comes.
void say(const std::string& line) {
    const auto text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        std::_Exit(3);
}

std::string picture(RandomSource& random, std::size_t size) {
    std::string bytes(size, '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

/// Seals a picture, records it, and says so when the store said that it is saved.
bool capture(store::Store& store, media::Vault& vault, SystemRandom& random, PupilId pupil) {
    const auto photo = picture(random, 80'000), thumb = picture(random, 5'000);
    const MediumRef medium{Sha256::of(photo), photo.size(), "photo", Sha256::of(thumb)};
    if (!vault.keep(medium.sha256, photo) || !vault.keep(*medium.thumb, thumb))
        return false;
    domain::Observation seen;
    seen.id = domain::ObservationId::make(SystemClock().now(), random);
    seen.pupil = pupil;
    seen.author = AdultId::make(SystemClock().now(), random);
    seen.note = "Counted with the others";
    seen.media = {medium};
    const auto change = seen.toChange();
    const auto saved = change ? store.record({*change}).result() : tl::make_unexpected(change.error());
    if (saved)
        say("saved " + saved->changes[0].toString() + " " + medium.sha256.toHex() + " " +
            medium.thumb->toHex());
    return saved.has_value();
}
} // namespace

/// Captures observations with sealed pictures in a profile: FOLDER PUPIL COUNT. It is made to be killed.
int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (argc != 4)
        return 2;
    const std::filesystem::path folder(argv[1]);
    SystemClock clock;
    SystemRandom random;
    auto vault = media::Vault::open(folder / "media", test::Classroom::key(), random);
    auto store = store::Store::open({folder, test::Classroom::key(), &clock, &random});
    const auto pupil = PupilId::parse(argv[2]);
    if (!vault || !store || !pupil)
        return 2;
    const int count = std::atoi(argv[3]);
    for (int i = 0; i < count; ++i)
        if (!capture(**store, **vault, random, *pupil))
            return 1;
    return 0;
}
