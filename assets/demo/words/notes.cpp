#include "assets/demo/words/notes.h"

#include "assets/demo/words/ladders.h"

#include <array>
#include <span>

namespace jotter::demo {

using namespace std::string_view_literals;

namespace {
using Lines = std::span<const std::string_view>;

// {n} the pupil, {p} the place, {t} a thing, {c} a count.
constexpr std::array talking{"{n} handed over the help symbol before getting upset. First time in {p}."sv,
                             "Used \"more\" and then \"more {t}\" when the box was closed."sv,
                             "Answered the second question after a long pause. Waiting helped."sv,
                             "{n} looked at the picture, then at me, then said \"{t}\"."sv,
                             "Two turns each with a friend, {c} rounds, no prompt after the second."sv,
                             "Took the message to the office and came back with the answer."sv,
                             "Needed the sign with the word. With both, followed it {c} times out of five."sv,
                             "{n} said \"my go\" and waited. Smiled when the turn came."sv,
                             "Joined two words by copying, then alone with the {t}."sv,
                             "Spoke to the visitor in {p}; she understood the name the first time."sv,
                             "Started the chat today: asked what was in the {t} box."sv,
                             "Told the class about the weekend with three pictures in order."sv};
constexpr std::array thinking{"Counted {c} {t} with a finger on each, lost count once and began again."sv,
                              "{n} found the turned triangle without turning the card."sv,
                              "Read four of six words. Guessed from the first letter on the others."sv,
                              "Used the number line without being told. Got {c} right."sv,
                              "Wrote the sentence, read it back, and put in the missing space."sv,
                              "{n} chose the harder book and stayed with it for ten minutes in {p}."sv,
                              "Blended with sound buttons; without them needed the first sound."sv,
                              "Sorted the {t} by colour first, then by size when asked."sv,
                              "Worked alone for four minutes with the timer where it could be seen."sv,
                              "Paid with two coins and waited for the change."sv,
                              "Remembered yesterday's words: {c} of ten."sv,
                              "{n} explained to a friend how to bundle ten."sv};
constexpr std::array feeling{"{n} came in with the others and hung up the bag. Quiet start."sv,
                             "Pointed to \"worried\" on the board, then told me why in {p}."sv,
                             "Asked for a break with the card. Back after three minutes."sv,
                             "The fire bell was hard. Calm after {c} minutes with the ear defenders."sv,
                             "{n} said sorry without being asked and they built with the {t} together."sv,
                             "The change to PE was shown on the timetable in the morning. No upset."sv,
                             "Sat with the group for the whole story, near the edge."sv,
                             "Left the room once, came back by choice."sv,
                             "Breathing with the {t} worked better than talking today."sv,
                             "{n} noticed that a friend was sad and fetched an adult."sv,
                             "Put a hand up {c} times and waited each time."sv,
                             "Chose the morning job and finished it."sv};
constexpr std::array moving{"{n} did the zip after it was started. Pulled it right up."sv,
                            "Held the paper with the other hand without a reminder."sv,
                            "Caught the large ball {c} times in {p}."sv,
                            "Poured from the small jug and stopped at the line."sv,
                            "Kept glasses on for the whole of maths."sv,
                            "{n} said that the left aid was whistling. Battery changed."sv,
                            "Stepped over the low bar with a hand, then without."sv,
                            "Threaded {c} {t}, changing hands by choice."sv,
                            "Turned to the bell on the left twice, on the right once."sv,
                            "Coat on with one reminder. Hood was the hard part."sv,
                            "Tried the orange and asked for another piece."sv,
                            "{n} reached for the bright scarf again and again, and laughed."sv};
constexpr std::array things{"bears"sv,  "cubes"sv,   "buttons"sv, "shells"sv, "beads"sv, "bricks"sv,
                            "leaves"sv, "pebbles"sv, "cards"sv,   "pegs"sv,   "balls"sv, "feathers"sv};
constexpr std::array counts{"two"sv, "three"sv, "four"sv, "five"sv, "six"sv, "seven"sv};
constexpr std::array places{"the classroom"sv,  "the classroom"sv, "the classroom"sv,  "the hall"sv,
                            "the playground"sv, "the library"sv,   "the quiet room"sv, "the dining hall"sv,
                            "the field"sv,      "the corridor"sv};
constexpr std::array company{"an adult"sv, "a friend"sv, "a small group"sv, "the whole class"sv, "alone"sv};

constexpr std::array likes{"Trains and timetables"sv,
                           "Being the one who gives out the books"sv,
                           "Anything with water"sv,
                           "Drawing maps of imaginary islands"sv,
                           "Singing, and knowing which song is next"sv,
                           "Dinosaurs, the green ones most"sv,
                           "Helping in the school garden"sv,
                           "Soft things to hold while listening"sv,
                           "Jokes, told twice"sv,
                           "Football at lunch with Year 4"sv};
constexpr std::array helps{"Say my name first, then wait until I look"sv,
                           "Show me what comes next before it comes"sv,
                           "Ten seconds of quiet before you ask again"sv,
                           "A seat near the door with my back to the wall"sv,
                           "One instruction at a time, with a picture"sv,
                           "Tell me when there are two minutes left"sv,
                           "Let me show you with my hands"sv,
                           "A word list on my table"sv,
                           "Sit on my left, I hear better there"sv,
                           "Thick lines and dark ink"sv};
constexpr std::array hard{"Loud rooms, the dining hall most of all"sv,
                          "When plans change and nobody told me"sv,
                          "Copying from the board"sv,
                          "Being asked in front of everybody"sv,
                          "Waiting in a line"sv,
                          "Long instructions"sv,
                          "Starting on an empty page"sv,
                          "Working out what a face means"sv};
constexpr std::array whatIfs{
    "What if I leave the room? I am going to the quiet corner. Watch me, and give me three minutes."sv,
    "What if I say nothing? Give me the symbol board and look away for a moment."sv,
    "What if I tear my work? It was too much. Offer the next small piece only."sv,
    "What if I shout? Speak more quietly than I do and show me the break card."sv,
    "What if I do not start? Do the first one with me."sv,
    "What if I cover my ears? Tell me how long it will last, or let me go out."sv};

Lines linesFor(std::string_view area) {
    if (area == communication)
        return talking;
    if (area == cognition)
        return thinking;
    return area == feelings ? Lines{feeling} : Lines{moving};
}

std::string filled(std::string_view line, std::string_view name, std::string_view place, Dice& dice) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '{') {
            text += line[i];
            continue;
        }
        switch (line[i + 1]) {
        case 'n':
            text += name;
            break;
        case 'p':
            text += place;
            break;
        case 't':
            text += dice.pick(things);
            break;
        default:
            text += dice.pick(counts);
            break;
        }
        i += 2;
    }
    return text;
}
} // namespace

std::string noteAbout(std::string_view name, std::string_view area, std::string_view place, Dice& dice) {
    return filled(dice.pick(linesFor(area)), name, place, dice);
}

std::string_view somePlace(Dice& dice) {
    return dice.pick(places);
}

std::string_view someCompany(Dice& dice) {
    return dice.pick(company);
}

std::string passportLine(std::string_view kind, Dice& dice) {
    if (kind == "like")
        return std::string(dice.pick(likes));
    if (kind == "helps")
        return std::string(dice.pick(helps));
    return std::string(kind == "hard" ? dice.pick(hard) : dice.pick(whatIfs));
}

} // namespace jotter::demo
