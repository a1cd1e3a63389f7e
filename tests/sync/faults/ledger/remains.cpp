#include "tests/sync/faults/ledger/remains.h"

#include "tests/sync/faults/ledger/tablet_view.h"

#include <QFile>
#include <QTemporaryDir>

#include <map>

namespace jotter::faults {

namespace {
// https://www.sqlite.org/fileformat2.html, "The Write-Ahead Log": headers are plain, pages are under the
// cipher.
constexpr qsizetype logHeader = 32, frameHeader = 24, pageSizeAt = 8;

std::uint32_t fourBytes(const QByteArray& bytes, qsizetype at) {
    std::uint32_t value = 0;
    for (qsizetype i = at; i < at + 4; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Pages by number; each layer holds a number once.
using Layer = std::map<std::uint32_t, QByteArray>;

std::vector<Layer> layersOf(const QByteArray& log, qsizetype pageSize) {
    std::vector<Layer> layers;
    for (auto at = logHeader; at + frameHeader + pageSize <= log.size(); at += frameHeader + pageSize) {
        const auto number = fourBytes(log, at);
        if (number <= 1) // the first page says how large the file is, and holds the names of tables
            continue;
        std::size_t layer = 0;
        while (layer < layers.size() && layers[layer].contains(number))
            ++layer;
        if (layer == layers.size())
            layers.emplace_back();
        layers[layer].emplace(number, log.mid(at + frameHeader, pageSize));
    }
    return layers;
}

/// The cipher knows a page by its number: it is read where it would lie.
void lay(const QString& database, const Layer& layer, qsizetype pageSize) {
    QFile file(database);
    if (!file.open(QIODevice::ReadWrite))
        throw std::runtime_error("the copy cannot be written");
    for (const auto& [number, page] : layer)
        if (!file.seek(static_cast<qint64>(number - 1) * pageSize) || file.write(page) != pageSize)
            throw std::runtime_error("a page cannot be laid into the copy");
}

int timesIn(const std::string& bytes, const std::string& words) {
    int found = 0;
    for (auto at = bytes.find(words); at != std::string::npos; at = bytes.find(words, at + 1))
        ++found;
    return found;
}
} // namespace

Remains::Remains(const QString& profile) {
    const QTemporaryDir folder;
    const auto copy = folder.filePath("copy");
    std::filesystem::copy(profile.toStdString(), copy.toStdString(),
                          std::filesystem::copy_options::recursive);
    QFile log(copy + "/store.db-wal");
    const auto frames = log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
    log.close();
    // With the log as it counts; closed, it is in the database and gone.
    pages_ = TabletView(copy).ledger().decryptedPages();
    if (frames.size() < logHeader)
        return;
    const auto pageSize = static_cast<qsizetype>(fourBytes(frames, pageSizeAt));
    for (const auto& layer : layersOf(frames, pageSize)) {
        lay(copy + "/store.db", layer, pageSize);
        TabletView view(copy);
        for (const auto& [number, page] : layer)
            log_ +=
                view.ledger().text("SELECT data FROM sqlite_dbpage WHERE pgno = " + std::to_string(number));
        pagesOfLog_ += static_cast<int>(layer.size());
    }
}

int Remains::count(const std::string& words) const {
    return timesIn(pages_, words) + countInLog(words);
}

int Remains::countInLog(const std::string& words) const {
    return timesIn(log_, words);
}

} // namespace jotter::faults
