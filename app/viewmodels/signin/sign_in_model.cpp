#include "app/viewmodels/signin/sign_in_model.h"

#include "platform/api/answer.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

namespace {

struct Door {
    std::string school;
    std::vector<domain::Adult> adults;
    std::set<AdultId> here;
};

} // namespace

SignInModel::SignInModel(store::Store& store, SignIn signIn, QObject* parent)
    : QObject(parent)
    , store_(store)
    , signIn_(std::move(signIn)) {
    connect(
        &store_, &store::Store::committed, this,
        [this](const store::Commit& commit) {
            if (commit.streams.contains("school"))
                ask();
        },
        Qt::QueuedConnection);
}

void SignInModel::open() {
    openFor({});
}

void SignInModel::openFor(AdultId adult) {
    chosen_ = adult;
    words_.clear();
    adults_.setWords({});
    sentence_.clear();
    checking_ = false;
    forgetPin();
    Q_EMIT changed();
    ask();
}

void SignInModel::ask() {
    whenAnswered(store_.read([](const store::Queries& queries) {
        Door door{queries.schoolName(), queries.adults(), {}};
        for (const auto& ticket : queries.tickets())
            door.here.insert(ticket.adult);
        return door;
    }),
                 this, [this](Door door) {
                     known_ = true;
                     school_ = QString::fromStdString(door.school);
                     adults_.show(std::move(door.adults), std::move(door.here));
                     if (!chosen_.isNull() && !adults_.find(chosen_))
                         chosen_ = {};
                     Q_EMIT changed();
                 });
}

void SignInModel::setWords(const QString& words) {
    if (words == words_)
        return;
    words_ = words;
    adults_.setWords(words);
    Q_EMIT changed();
}

QString SignInModel::chosen() const {
    return chosen_.isNull() ? QString{} : QString::fromStdString(chosen_.toString());
}

QString SignInModel::name() const {
    const auto* adult = adults_.find(chosen_);
    return adult ? QString::fromStdString(adult->name) : QString{};
}

QString SignInModel::initials() const {
    const auto* adult = adults_.find(chosen_);
    return adult ? QString::fromStdString(adult->initials) : QString{};
}

void SignInModel::choose(const QString& adult) {
    const auto id = AdultId::parse(adult.toStdString());
    if (!id || !adults_.find(*id) || checking_)
        return;
    chosen_ = *id;
    forgetPin();
    sentence_ = adults_.isHere(*id)
                    ? QString{}
                    : tr("The first time on this tablet, your PIN is checked by the school server.");
    Q_EMIT changed();
}

void SignInModel::digit(int digit) {
    if (chosen_.isNull() || checking_ || digits() >= mostDigits || digit < 0 || digit > 9)
        return;
    sentence_.clear();
    pin_.push_back(static_cast<char>('0' + digit));
    Q_EMIT changed();
    if (digits() == mostDigits)
        submit();
}

void SignInModel::erase() {
    if (pin_.empty() || checking_)
        return;
    pin_.pop_back();
    Q_EMIT changed();
}

void SignInModel::submit() {
    if (chosen_.isNull() || checking_ || !complete())
        return;
    checking_ = true;
    sentence_.clear();
    Q_EMIT changed();
    auto answer = signIn_(chosen_, pin_);
    whenAnswered(answer, this, [this](const Expected<void>& signedIn) {
        checking_ = false;
        forgetPin();
        if (!signedIn)
            sentence_ = words(signedIn.error());
        Q_EMIT changed();
    });
}

void SignInModel::leave() {
    if (checking_)
        return;
    chosen_ = {};
    sentence_.clear();
    forgetPin();
    Q_EMIT changed();
}

void SignInModel::forgetPin() {
    std::fill(pin_.begin(), pin_.end(), '\0');
    pin_.clear();
}

QString SignInModel::words(const Error& error) {
    if (error.code == "bad_pin")
        return tr("That is not your PIN on this tablet; try again.");
    if (error.code == "offline")
        return tr(
            "Your first time on this tablet needs the school network; connect, or use a tablet where you "
            "have signed in before.");
    return QString::fromStdString(error.text);
}

} // namespace jotter::viewmodels
