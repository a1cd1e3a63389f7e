#include "app/viewmodels/pupil/record_words.h"

#include "app/domain/media_kinds.h"
#include "app/domain/observation.h"
#include "app/viewmodels/common/photo_address.h"
#include "app/viewmodels/facts/fact_words.h"
#include "app/viewmodels/facts/help_words.h"

#include <QCoreApplication>

namespace jotter::viewmodels::record {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordWords)
};

} // namespace

QStringList texts(const std::vector<std::string>& texts) {
    QStringList list;
    for (const auto& text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

QString helpLabel(const domain::HelpScale& scale, const std::string& level) {
    const auto* found = scale.find(level);
    return found ? helpWord(found->label) : QString{};
}

int helpFill(const domain::HelpScale& scale, const std::string& level) {
    const auto* found = scale.find(level);
    return found ? found->fill : -1;
}

QStringList facts(const std::vector<std::pair<std::string, std::string>>& said,
                  const domain::FactChoices& words) {
    const auto labels = [&](const std::string& kind, const std::string& value) {
        QStringList list;
        for (const auto& id : domain::factValues(value))
            list.append(fact::label(kind, id, words));
        return list.join(Words::tr(", "));
    };
    QStringList list;
    QString n;
    QString m;
    for (const auto& [name, value] : said) {
        const auto text = QString::fromStdString(value);
        if (name == "n")
            n = text;
        else if (name == "m")
            m = text;
        else if (name == fact::prompt)
            list.append(Words::tr("Prompts: %1").arg(labels(name, value)));
        else if (name == fact::engagement)
            list.append(Words::tr("Engagement: %1").arg(labels(name, value)));
        else
            list.append(labels(name, value));
    }
    if (!n.isEmpty())
        list.append(m.isEmpty() ? n : Words::tr("%1 of %2").arg(n, m));
    return list;
}

QStringList pictures(const store::TimelineItem& item) {
    QStringList list;
    for (const auto& medium : item.media)
        if (medium.kind == domain::photoKind)
            list.append(photoAddress(medium, item.here));
        else if (medium.kind == domain::clipKind)
            list.append(clipAddress(medium, item.here.contains(medium.sha256)));
    return list;
}

QStringList voices(const store::TimelineItem& item) {
    QStringList list;
    for (const auto& medium : item.media)
        if (medium.kind == domain::voiceKind)
            list.append(QString::fromStdString(medium.sha256.toHex()) +
                        (item.here.contains(medium.sha256) ? QString() : QStringLiteral("/later")));
    return list;
}

int safetyMark(store::Safety safety) {
    switch (safety) {
    case store::Safety::OnServer:
        return 1;
    case store::Safety::NeedsLook:
        return 2;
    case store::Safety::OnTablet:
    case store::Safety::Waiting:
        break;
    }
    return 0;
}

QString year(const std::string& code) {
    const auto text = QString::fromStdString(code);
    if (text == QLatin1String("R"))
        return Words::tr("Reception");
    if (text.startsWith(QLatin1Char('N')) && text.size() == 2)
        return Words::tr("Nursery %1").arg(text.mid(1));
    bool number = false;
    const int value = text.toInt(&number);
    return number ? Words::tr("Year %1").arg(value) : text;
}

QString safetyWord(store::Safety safety) {
    switch (safety) {
    case store::Safety::OnServer:
        return Words::tr("On the school server");
    case store::Safety::NeedsLook:
        return Words::tr("Needs a look");
    case store::Safety::Waiting:
        return Words::tr("Waiting to send");
    case store::Safety::OnTablet:
        break;
    }
    return Words::tr("Saved on this tablet");
}

} // namespace jotter::viewmodels::record
