#include "app/viewmodels/safe/needs_look_model.h"

#include "app/viewmodels/app/words.h"

namespace jotter::viewmodels {

namespace {

QString title(const std::string& kind) {
    if (kind == "photo" || kind == "thumb")
        return NeedsLookModel::tr("A photo");
    if (kind == "voice")
        return NeedsLookModel::tr("A voice note");
    if (kind == "clip")
        return NeedsLookModel::tr("A clip");
    if (kind == "observation")
        return NeedsLookModel::tr("An observation");
    return NeedsLookModel::tr("A record");
}

} // namespace

QString NeedsLookModel::sentence(const std::string& reason) {
    if (reason == "no_ticket")
        return tr("It is safe here; whoever wrote it signs in on this tablet once with a connection, then it "
                  "goes up.");
    if (reason == "no_right")
        return tr("It is safe here; the server does not let its author write about this pupil, so ask the "
                  "school office to look at who works with whom.");
    if (reason == "same_id")
        return tr("It is safe here; the server already has a different record by this number, so tell "
                  "whoever looks after the tablets.");
    if (reason == "unknown_type" || reason == "bad_stream")
        return tr("It is safe here; the school server is older than this tablet and has to be updated to "
                  "take it.");
    if (reason == "refused" || reason == "too_big")
        return tr("It is safe here, and a sealed copy goes to the school server; it could not be taken as it "
                  "is, so tell whoever looks after the tablets.");
    if (reason == "wrong_hash" || reason == "medium_missing")
        return tr("The words are on the server; the picture on this tablet is damaged, so take it again if "
                  "you can.");
    return tr("It is safe on this tablet; try again, and if it stays here tell whoever looks after the "
              "tablets.");
}

void NeedsLookModel::show(std::vector<store::NeedsLookItem> items) {
    beginResetModel();
    items_ = std::move(items);
    endResetModel();
}

int NeedsLookModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QVariant NeedsLookModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& item = items_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TitleRole:
        return title(item.kind);
    case SentenceRole:
        return sentence(item.reason);
    case WhenRole:
        return words::dayAndTime(item.at);
    case ChangeRole:
        return QString::fromStdString(item.change.toString());
    default:
        return {};
    }
}

QHash<int, QByteArray> NeedsLookModel::roleNames() const {
    return {{TitleRole, "title"}, {SentenceRole, "sentence"}, {WhenRole, "when"}, {ChangeRole, "change"}};
}

} // namespace jotter::viewmodels
