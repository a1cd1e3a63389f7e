#include "app/viewmodels/pupil/passport_model.h"

#include "app/viewmodels/app/words.h"

#include <algorithm>

namespace jotter::viewmodels {

namespace {

int place(const std::string& kind) {
    if (kind == "helps")
        return 0;
    if (kind == "what_if")
        return 1;
    if (kind == "hard")
        return 2;
    return kind == "like" ? 3 : 4;
}

QString heading(const std::string& kind) {
    switch (place(kind)) {
    case 0:
        return PassportModel::tr("What helps me");
    case 1:
        return PassportModel::tr("What if I…");
    case 2:
        return PassportModel::tr("What is hard");
    case 3:
        return PassportModel::tr("What I like");
    default:
        return PassportModel::tr("More about me");
    }
}

} // namespace

void PassportModel::show(std::vector<domain::PassportLine> lines, std::vector<store::TwoVersions> both) {
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto& a, const auto& b) { return place(a.kind) < place(b.kind); });
    beginResetModel();
    lines_ = std::move(lines);
    both_ = std::move(both);
    endResetModel();
    Q_EMIT countChanged();
}

int PassportModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant PassportModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& line = lines_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case HeadingRole:
        return heading(line.kind);
    case TextRole:
        return QString::fromStdString(line.text);
    case CheckedRole: {
        const auto day = QDate::fromString(QString::fromStdString(line.checked).left(10), Qt::ISODate);
        return day.isValid() ? tr("Still true on %1").arg(words::date(day)) : QString{};
    }
    case OtherVersionRole:
        return otherVersion(line.id);
    default:
        return {};
    }
}

QString PassportModel::otherVersion(EntityId line) const {
    const auto it = std::ranges::find_if(
        both_, [&](const auto& both) { return both.entity == line && both.field == "text"; });
    if (it == both_.end() || it->versions.size() < 2)
        return {};
    QStringList others;
    for (std::size_t i = 0; i + 1 < it->versions.size(); ++i) {
        const auto& [value, author, at] = it->versions[i];
        const auto written = value.is_string() ? value.get<std::string>() : value.dump();
        others.append(
            tr("%1 wrote: %2").arg(QString::fromStdString(author), QString::fromStdString(written)));
    }
    return others.join(QLatin1Char('\n'));
}

QHash<int, QByteArray> PassportModel::roleNames() const {
    return {{HeadingRole, "heading"},
            {TextRole, "text"},
            {CheckedRole, "checked"},
            {OtherVersionRole, "otherVersion"}};
}

} // namespace jotter::viewmodels
