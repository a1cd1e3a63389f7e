#include "app/domain/opinion.h"

#include <algorithm>

namespace jotter::domain {

namespace {
/// Bytes above 127 are of letters with accents, the hyphen of "attention-seeking".
bool isOfAWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 127 ||
           c == '-';
}

std::string lower(std::string_view word) {
    std::string text(word);
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return text;
}
} // namespace

std::string opinionIn(std::string_view note, const std::vector<std::string>& judging) {
    for (auto rest = note; !rest.empty();) {
        const auto begin = std::ranges::find_if(rest, isOfAWord);
        const auto end = std::find_if_not(begin, rest.end(), isOfAWord);
        const std::string_view word(begin, end);
        if (std::ranges::find(judging, lower(word)) != judging.end())
            return std::string(word);
        rest = std::string_view(end, rest.end());
    }
    return {};
}

} // namespace jotter::domain
