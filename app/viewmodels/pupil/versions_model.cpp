#include "app/viewmodels/pupil/versions_model.h"

#include "app/domain/writing.h"
#include "app/viewmodels/app/words.h"

#include <algorithm>

namespace jotter::viewmodels {

namespace {
/// Words that can stand one below the other (sync.md, "Merging": long text keeps both).
bool isProse(const store::TwoVersions& both) {
    const bool prose = both.field == "text" || both.field == "note" || both.field == "title";
    return prose &&
           std::ranges::all_of(both.versions, [](const auto& version) { return version.value.is_string(); });
}

std::string together(const store::TwoVersions& both) {
    std::string text;
    for (const auto& version : both.versions)
        text += (text.empty() ? "" : "\n") + version.value.get<std::string>();
    return text;
}
} // namespace

QString VersionsModel::thing(const store::TwoVersions& both) {
    if (both.type == "observation")
        return tr("A record from %1").arg(words::dayAndTime(both.versions.front().at));
    if (both.type == "passport-line")
        return tr("A line of the passport");
    if (both.type == "step" || both.type == "target")
        return tr("A step");
    if (both.type == "alert")
        return tr("An alert: all versions are acted on until somebody chooses");
    if (both.type == "consent")
        return tr("Consent for photos: the more protective one is acted on until somebody chooses");
    return tr("About the pupil");
}

QString VersionsModel::words(const store::TwoVersions& both, const nlohmann::json& value) {
    if (!value.is_string())
        return value.is_boolean() ? (value.get<bool>() ? tr("Yes") : tr("No"))
                                  : QString::fromStdString(value.dump());
    const auto text = value.get<std::string>();
    if (both.type != "consent")
        return text.empty() ? tr("Nothing") : QString::fromStdString(text);
    return text == "none"     ? tr("No photos")
           : text == "school" ? tr("Photos within the school")
           : text == "home"   ? tr("Photos for the family")
                              : tr("Photos on the website");
}

void VersionsModel::append(const store::TwoVersions& both, bool choosable) {
    const auto about = thing(both);
    const auto row = [&](const nlohmann::json& value, QString who, bool counts) {
        rows_.push_back({about,
                         words(both, value),
                         std::move(who),
                         counts,
                         choosable,
                         {both.type, both.field, both.entity, value}});
    };
    for (const auto& version : both.versions) {
        const auto author =
            version.author.empty() ? tr("Another adult") : QString::fromStdString(version.author);
        const bool counts =
            &version == &both.versions.back() && both.type != "consent" && both.type != "alert";
        row(version.value, tr("%1 · %2").arg(author, words::dayAndTime(version.at)), counts);
    }
    if (isProse(both))
        row(together(both), tr("Both, one below the other"), false);
}

void VersionsModel::show(std::vector<store::TwoVersions> both, std::optional<domain::Role> role) {
    beginResetModel();
    rows_.clear();
    entities_.clear();
    std::erase_if(both, [](const auto& thing) { return thing.versions.size() < 2; });
    things_ = both.size();
    for (const auto& thing : both) {
        entities_.insert(thing.entity);
        append(thing, role && domain::mayWrite(*role, thing.type));
    }
    endResetModel();
    Q_EMIT countChanged();
}

QString VersionsModel::others() const {
    return std::ranges::all_of(rows_, &Row::choosable)
               ? QString{}
               : tr("A teacher or the SENCO chooses where there is no button.");
}

std::optional<VersionsModel::Choice> VersionsModel::choice(int row) const {
    if (row < 0 || row >= rowCount() || !rows_[static_cast<std::size_t>(row)].choosable)
        return std::nullopt;
    return rows_[static_cast<std::size_t>(row)].choice;
}

int VersionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant VersionsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case ThingRole:
        return row.thing;
    case WordsRole:
        return row.words;
    case WhoRole:
        return row.who;
    case CountsRole:
        return row.counts;
    case ChoosableRole:
        return row.choosable;
    case SpokenRole:
        return row.counts ? tr("%1. %2. Shown now.").arg(row.who, row.words)
                          : tr("%1. %2.").arg(row.who, row.words);
    default:
        return {};
    }
}

QHash<int, QByteArray> VersionsModel::roleNames() const {
    return {{ThingRole, "thing"},   {WordsRole, "words"},         {WhoRole, "who"},
            {CountsRole, "counts"}, {ChoosableRole, "choosable"}, {SpokenRole, "spoken"}};
}

} // namespace jotter::viewmodels
