// jotter-demo-school: writes the demonstration school, or a load set, as files for `jotter-server load`.
#include "assets/demo/school.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

namespace {
using namespace jotter;
namespace fs = std::filesystem;

struct Wish {
    demo::Options options;
    fs::path folder;
};

bool writeFile(const fs::path& path, const QByteArray& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.constData(), bytes.size());
    return static_cast<bool>(file.flush());
}

bool writePins(const demo::Roll& roll, const fs::path& path) {
    nlohmann::json pins = nlohmann::json::array();
    for (const auto& adult : roll.adults)
        pins.push_back(
            {{"adult", adult.id.toString()}, {"pin", adult.pin}, {"name", adult.name}, {"role", adult.role}});
    std::ofstream file(path);
    file << pins.dump(1) << '\n';
    return static_cast<bool>(file.flush());
}

/// One school into one folder: changes.ndjson, media/<sha256>, pins.json.
int writeSchool(const demo::Options& options, const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder / "media", failed);
    const auto school = demo::School::make(options);
    std::ofstream changes(folder / "changes.ndjson", std::ios::binary);
    bool good = changes.is_open() && writePins(school.roll(), folder / "pins.json");
    const auto media = folder / "media";
    const demo::Sink sink{[&](const demo::Picture& picture) {
                              good = good && writeFile(media / picture.sha256.toHex(), picture.jpeg) &&
                                     writeFile(media / picture.thumbSha256.toHex(), picture.thumb);
                              return good;
                          },
                          [&](SealedChange change) {
                              changes << change.bytes << '\n';
                              return good = good && static_cast<bool>(changes);
                          }};
    const auto summary = school.tell(sink);
    if (!summary || !good || !changes.flush()) {
        std::cerr << (summary ? "The school could not be written there; is there room on the disk?"
                              : summary.error().text)
                  << '\n';
        return 1;
    }
    std::cerr << school.roll().shape.school << ": " << school.roll().pupils.size() << " pupils, "
              << school.roll().adults.size() << " adults (PIN " << demo::demoPin << " for each), "
              << summary->observations << " observations with " << summary->media << " pictures, "
              << summary->changes << " changes.\n";
    return 0;
}

/// A date as "2026-11-20", else today.
demo::Day dayFrom(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) == 3)
        return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}
} // namespace

int main(int argc, char** argv) {
    CLI::App app{"Writes Thornbeck Primary, the invented school, or a load set."};
    const std::map<std::string, demo::Size> sizes{{"term", demo::Size::Term},
                                                  {"special-year", demo::Size::SpecialYear},
                                                  {"special-five-years", demo::Size::SpecialFiveYears},
                                                  {"trust", demo::Size::Trust}};
    Wish wish;
    std::string today;
    app.add_option("--size", wish.options.size, "term, special-year, special-five-years or trust")
        ->transform(CLI::CheckedTransformer(sizes));
    app.add_option("--out", wish.folder, "Folder to write changes.ndjson, media/ and pins.json into")
        ->required();
    app.add_option("--seed", wish.options.seed, "Another seed makes another school");
    app.add_option("--today", today, "The day after the last record, as 2026-11-20; today if not given");
    app.add_option("--pictures", wish.options.pictures, "How many different pictures to draw");
    CLI11_PARSE(app, argc, argv)
    wish.options.today = dayFrom(today);
    const int schools = demo::Shape::schoolsIn(wish.options.size);
    for (int school = 0; school < schools; ++school) {
        wish.options.school = school;
        const auto folder =
            schools == 1 ? wish.folder : wish.folder / ("school-" + std::to_string(school + 1));
        if (const int code = writeSchool(wish.options, folder); code != 0)
            return code;
    }
    return 0;
}
