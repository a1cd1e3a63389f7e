// What is being captured and waits, and the pictures that nothing refers to any more.
#include "tests/store/harbour.h"

using namespace jotter;
using test::Harbour;
using test::need;

namespace {
store::Draft draftOf(Harbour& harbour, const std::string& id, std::vector<MediumRef> media) {
    return {id, harbour.room.assistant, "{}", std::move(media), harbour.room.clock.now()};
}

std::set<Sha256> toGo(Harbour& harbour) {
    const auto chores = need(harbour.journal().chores(100));
    return {chores.discard.begin(), chores.discard.end()};
}

std::set<Sha256> allOf(const MediumRef& medium) {
    return {medium.sha256, *medium.thumb};
}

domain::NewChange observationWith(Harbour& harbour, const MediumRef& medium) {
    auto seen = harbour.room.tick();
    seen.media = {medium};
    return need(seen.toChange());
}
} // namespace

class DraftsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A face was hidden: the record has another picture than its draft had, and the first one goes for good.
    void aPictureThatWasNotRecordedGoes() {
        Harbour harbour;
        auto& store = harbour.room.store();
        const auto first = test::photo("with every face");
        const auto hidden = test::photo("with one face hidden");
        QVERIFY(store.saveDraft(draftOf(harbour, "a", {first})).result());
        QVERIFY(toGo(harbour).empty());
        QVERIFY(store.record({observationWith(harbour, hidden)}, {"a"}).result());
        QVERIFY(toGo(harbour) == allOf(first));
        harbour.room.restart(); // it is remembered over a kill
        QVERIFY(toGo(harbour) == allOf(first));
    }

    void aPictureThatIsRecordedStays() {
        Harbour harbour;
        auto& store = harbour.room.store();
        const auto photo = test::photo("of everybody");
        QVERIFY(store.saveDraft(draftOf(harbour, "a", {photo})).result());
        QVERIFY(store.record({observationWith(harbour, photo)}, {"a"}).result());
        QVERIFY(toGo(harbour).empty());
    }

    void aPictureThatIsTakenOutGoes() {
        Harbour harbour;
        auto& store = harbour.room.store();
        const auto first = test::photo("1");
        const auto second = test::photo("2");
        QVERIFY(store.saveDraft(draftOf(harbour, "a", {first, second})).result());
        QVERIFY(store.saveDraft(draftOf(harbour, "a", {second})).result());
        QVERIFY(toGo(harbour) == allOf(first));
        QVERIFY(store.dropDraft("a").result());
        auto both = allOf(first);
        both.merge(allOf(second));
        QVERIFY(toGo(harbour) == both);
    }

    void whatAnotherDraftHasStays() {
        Harbour harbour;
        auto& store = harbour.room.store();
        const auto photo = test::photo("of two captures");
        QVERIFY(store.saveDraft(draftOf(harbour, "a", {photo})).result());
        QVERIFY(store.saveDraft(draftOf(harbour, "b", {photo})).result());
        QVERIFY(store.dropDraft("a").result());
        QVERIFY(toGo(harbour).empty());
        QVERIFY(store.dropDraft("b").result());
        QVERIFY(toGo(harbour) == allOf(photo));
    }
};

QTEST_GUILESS_MAIN(DraftsTest)
#include "drafts.moc"
