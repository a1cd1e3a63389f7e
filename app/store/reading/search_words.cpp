#include "app/store/reading/search_words.h"

#include <QString>
#include <QStringList>

namespace jotter::store::read {

std::string matchExpression(const std::string& typed) {
    QString words;
    for (const auto letter : QString::fromStdString(typed))
        words += letter.isLetterOrNumber() || letter.isSurrogate() || letter.isMark() ? letter : QChar(u' ');
    std::string expression;
    for (const auto& word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (!expression.empty())
            expression += " AND ";
        expression += "\"" + word.toStdString() + "\" *";
    }
    return expression;
}

std::string within(const std::vector<std::int64_t>& streams, const std::string& column,
                   const std::string& match) {
    std::string scopes;
    for (const auto stream : streams) {
        if (!scopes.empty())
            scopes += " OR ";
        scopes += "s" + std::to_string(stream);
    }
    return "(" + column + " : (" + match + ")) AND (scope : (" + scopes + "))";
}

} // namespace jotter::store::read
