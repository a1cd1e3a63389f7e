#pragma once

#include "assets/demo/dice.h"
#include "sync/change/change.h"

#include <QByteArray>
#include <QImage>

#include <array>
#include <string_view>
#include <vector>

namespace jotter::demo {

/// What a drawn picture shows. Never a real child: figures without faces, seen as a picture book would.
enum class Subject { Counters, Blocks, Writing, Painting, Book, Hands, Together, Garden };
inline constexpr std::array subjects{Subject::Counters, Subject::Blocks, Subject::Writing,  Subject::Painting,
                                     Subject::Book,     Subject::Hands,  Subject::Together, Subject::Garden};

/// A picture as a tablet would keep it: 1600 × 1200 JPEG without metadata, and its thumbnail of 256 px.
struct Picture {
    Subject subject = Subject::Counters;
    QByteArray jpeg;
    QByteArray thumb;
    std::uint64_t size = 0; ///< of the JPEG, kept when its bytes are not
    Sha256 sha256;
    Sha256 thumbSha256;

    [[nodiscard]] MediumRef reference() const;
};

/// Draws one; the same dice give the same picture.
[[nodiscard]] QImage draw(Subject subject, Dice dice);
[[nodiscard]] Picture makePicture(Subject subject, Dice dice);

/// The subjects that fit a strand of steps.
[[nodiscard]] std::vector<Subject> subjectsFor(std::string_view strand);

} // namespace jotter::demo
