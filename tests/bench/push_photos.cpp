// P7, our side: 200 photos of 300 KB, sealed in the vault, to a real jotter-server by tus, every one verified
// there. A round for every line on standard input, answered with {"seconds": …}; the photos are the files of
// `--photos FOLDER`. With `--slow` behind it they go over a line of 10 Mbit/s and 40 ms there and back.
#include "tests/bench/school_tablet.h"
#include "tests/bench/slow_line.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <vector>

namespace {
using namespace jotter;

double round(bench::SchoolTablet& tablet, const QDir& folder) {
    SystemRandom random;
    std::vector<domain::NewChange> changes;
    const auto files = folder.entryInfoList(QDir::Files, QDir::Name);
    for (const auto& info : files) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("a photo cannot be read");
        auto bytes = file.readAll().toStdString();
        // Others each time: what the server has already is not sent again.
        const auto fresh = Uuid::makeV7({}, random).bytes();
        std::ranges::copy(fresh, bytes.end() - fresh.size());
        const auto hash = Sha256::of(bytes);
        if (!tablet.vault().keep(hash, bytes))
            throw std::runtime_error("a photo could not be kept");
        auto observation = tablet.observation(changes.size());
        observation.media = {{hash, bytes.size(), "photo", {}}};
        changes.push_back(*observation.toChange());
    }
    if (!tablet.store().record(std::move(changes)).result())
        throw std::runtime_error("the records could not be kept");
    return tablet.exchangeUntil([](const engine::Status& status) {
        return status.lastExchange && status.counts.unsentChanges == 0 && status.counts.unsentMedia == 0;
    });
}
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (argc < 3)
        return EXIT_FAILURE;
    const bool slow = argc == 4 && std::string_view(argv[3]) == "--slow";
    try {
        bench::School school;
        // They stay until the end: for a minute and more after hundreds of files were deleted, ext4 without a
        // journal looks at the inode of each before it finds one for a new file.
        std::vector<std::unique_ptr<bench::SchoolTablet>> tablets;
        for (std::string line; std::getline(std::cin, line);) {
            tablets.push_back(std::make_unique<bench::SchoolTablet>(
                school, slow ? std::optional(bench::slowLine) : std::nullopt));
            std::printf("{\"seconds\": %.4f}\n",
                        round(*tablets.back(), QDir(QString::fromLocal8Bit(argv[2]))));
            std::fflush(stdout);
        }
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return EXIT_FAILURE;
    }
}
