#include "tests/sync/faults/ledger/ledger.h"

#include "tests/support/must.h"
#include "tests/support/server_process.h"

namespace jotter::faults {

namespace {
QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

/// Numbers that stand for nothing, and stamps that go back while their numbers go forward.
void checkNumbers(const ServerView& school, QStringList& wrong) {
    const ServerView::Numbered* before = nullptr;
    Hlc last;
    for (const auto& number : school.numbers()) {
        if (!before || before->device != number.device || before->epoch != number.epoch)
            last = {};
        before = &number;
        const auto kept = school.changes().find(number.id);
        const bool apart = school.held().contains(number.id) || school.quarantined().contains(number.id);
        if (kept == school.changes().end()) {
            if (!apart)
                wrong << QStringLiteral("I4: number %1 of an epoch stands for nothing").arg(number.n);
            continue;
        }
        const auto& stamp = kept->second.change.change.hlc;
        if (stamp <= last)
            wrong << QStringLiteral("I12: number %1 of an epoch has a stamp before its predecessor's")
                         .arg(number.n);
        last = stamp;
    }
}
} // namespace

QStringList Ledger::atSchool(const ServerView& school, bool elsewhere) const {
    QStringList wrong;
    for (const auto& id : school.doubled())
        wrong << "I4: twice in the log: " + shown(id.toString());
    for (const auto& saved : saved_) {
        const auto kept = school.changes().find(saved.id);
        if (kept == school.changes().end()) {
            const bool apart = school.held().contains(saved.id) || school.quarantined().contains(saved.id);
            if (!elsewhere || !apart)
                wrong << "I3: lost: " + shown(saved.words + " " + saved.id.toString());
            continue;
        }
        const auto& change = kept->second.change;
        if (saved.hash && change.hash != *saved.hash)
            wrong << "I3: other bytes than were saved: " + shown(saved.words);
        if (change.change.fields.value("note", "") != saved.words)
            wrong << "I3: another note than was saved: " + shown(saved.words);
        if (const auto times = school.notes(saved.words); times != 1)
            wrong << QStringLiteral("I4: %1 records say: ").arg(times) + shown(saved.words);
    }
    checkNumbers(school, wrong);
    return wrong;
}

QStringList Ledger::sound(const QString& data) {
    const auto checked = support::ServerProcess::command({"check", "--json", "--data", data});
    const auto facts = nlohmann::json::parse(checked.out.toStdString(), nullptr, false);
    const bool good = checked.code == 0 && facts.is_object() && facts.value("missing_media", 1) == 0 &&
                      facts.value("damaged_changes", 1) == 0 && facts.value("damaged_media", 1) == 0;
    return good ? QStringList() : QStringList("I2: jotter-server check: " + checked.out + checked.err);
}

QStringList Ledger::sound(const QString& name, TabletView& tablet) {
    QStringList wrong;
    if (const auto said = tablet.ledger().integrity(); said != "ok")
        wrong << "I11: the store of " + name + " is damaged: " + shown(said);
    const auto left = tablet.ledger().text("SELECT waiting || ' ' || held || ' ' || media_waiting || ' ' || "
                                           "thumbs_wanted || ' ' || media_wanted FROM tally");
    if (left != "0 0 0 0 0")
        wrong << "I9: " + name +
                     " has left waiting, held, media waiting, thumbs and media wanted: " + shown(left);
    for (const auto& sha256 : tablet.media())
        if (!tablet.hasMedium(sha256))
            wrong << "I2: " + name + " lacks the picture " + shown(sha256.toHex());
    return wrong;
}

QStringList Ledger::on(const QString& name, TabletView& tablet) const {
    QStringList wrong;
    for (const auto& saved : saved_) {
        const auto hash = tablet.hashOf(saved.id);
        if (!hash || (saved.hash && *hash != *saved.hash))
            wrong << "I3: not on " + name + " as it was saved: " + shown(saved.words);
        for (const auto& sha256 : saved.media)
            if (!tablet.hasMedium(sha256))
                wrong << "I3: " + name + " lacks a picture of " + shown(saved.words);
    }
    return wrong;
}

QStringList Ledger::same(TabletView& one, TabletView& other, const ServerView& school) {
    QStringList wrong;
    if (one.ledger().projections() != other.ledger().projections())
        wrong << "I5: the two tablets do not show the same";
    const auto digests = one.ledger().digests();
    if (digests != other.ledger().digests())
        wrong << "I6: the two tablets' digests are not the same";
    for (const auto& [stream, digest] : digests) {
        const auto at = school.digests().find(stream);
        if (at == school.digests().end() || at->second != digest)
            wrong << "I6: the school's digest is another for " + shown(stream);
    }
    return wrong;
}

} // namespace jotter::faults
