#include "assets/demo/words/names.h"

#include <array>

namespace jotter::demo {

using namespace std::string_view_literals;

namespace {
constexpr std::array given{
    "Aaliyah"sv, "Abdi"sv,    "Abel"sv,    "Ada"sv,     "Adaeze"sv,  "Aidan"sv,  "Aisha"sv,     "Alba"sv,
    "Alfie"sv,   "Amina"sv,   "Anaya"sv,   "Aneirin"sv, "Anouk"sv,   "Arjun"sv,  "Arlo"sv,      "Asha"sv,
    "Aurora"sv,  "Ayaan"sv,   "Ayla"sv,    "Bao"sv,     "Beatrix"sv, "Bella"sv,  "Bilal"sv,     "Blessing"sv,
    "Bohdan"sv,  "Bronwen"sv, "Caleb"sv,   "Callum"sv,  "Carys"sv,   "Chidi"sv,  "Clara"sv,     "Cosmo"sv,
    "Dalia"sv,   "Danyal"sv,  "Daria"sv,   "Darcey"sv,  "Demi"sv,    "Diego"sv,  "Dilan"sv,     "Edie"sv,
    "Efua"sv,    "Eira"sv,    "Eleri"sv,   "Elias"sv,   "Ellis"sv,   "Emeka"sv,  "Emre"sv,      "Esme"sv,
    "Eva"sv,     "Ewan"sv,    "Fatima"sv,  "Felix"sv,   "Fergus"sv,  "Finley"sv, "Florence"sv,  "Freya"sv,
    "Gabriel"sv, "Gethin"sv,  "Giulia"sv,  "Habiba"sv,  "Haider"sv,  "Hana"sv,   "Harper"sv,    "Hasan"sv,
    "Hattie"sv,  "Henry"sv,   "Ibrahim"sv, "Idris"sv,   "Ifan"sv,    "Imogen"sv, "Ione"sv,      "Ishaan"sv,
    "Isla"sv,    "Ivy"sv,     "Jada"sv,    "Jago"sv,    "Jasleen"sv, "Jerome"sv, "Jiho"sv,      "Joni"sv,
    "Juno"sv,    "Kacper"sv,  "Kai"sv,     "Kamal"sv,   "Keira"sv,   "Kezia"sv,  "Khadija"sv,   "Kit"sv,
    "Kofi"sv,    "Laila"sv,   "Layton"sv,  "Leif"sv,    "Lena"sv,    "Lewis"sv,  "Lila"sv,      "Linh"sv,
    "Lorcan"sv,  "Lucia"sv,   "Mabel"sv,   "Maja"sv,    "Malachi"sv, "Marcel"sv, "Maryam"sv,    "Matilda"sv,
    "Mateo"sv,   "Mei"sv,     "Merryn"sv,  "Mila"sv,    "Milo"sv,    "Mina"sv,   "Morgan"sv,    "Musa"sv,
    "Nadia"sv,   "Naveed"sv,  "Nia"sv,     "Nikola"sv,  "Noor"sv,    "Nyah"sv,   "Oluwaseun"sv, "Omar"sv,
    "Orla"sv,    "Oscar"sv,   "Otis"sv,    "Pavel"sv,   "Pearl"sv,   "Poppy"sv,  "Priya"sv,     "Quinn"sv,
    "Rafe"sv,    "Rania"sv,   "Reuben"sv,  "Rhys"sv,    "Rohan"sv,   "Roisin"sv, "Ronnie"sv,    "Rosa"sv,
    "Rowan"sv,   "Ruby"sv,    "Sabina"sv,  "Saffron"sv, "Salma"sv,   "Samir"sv,  "Sanvi"sv,     "Saoirse"sv,
    "Seren"sv,   "Shay"sv,    "Sienna"sv,  "Silas"sv,   "Simran"sv,  "Skye"sv,   "Sofia"sv,     "Stanley"sv,
    "Suki"sv,    "Tariq"sv,   "Tegan"sv,   "Temi"sv,    "Theo"sv,    "Thea"sv,   "Toby"sv,      "Uma"sv,
    "Vanya"sv,   "Veda"sv,    "Wilf"sv,    "Willow"sv,  "Xanthe"sv,  "Yara"sv,   "Yusuf"sv,     "Zac"sv,
    "Zainab"sv,  "Zara"sv,    "Zeki"sv,    "Zofia"sv};

constexpr std::array family{
    "Abara"sv,     "Adebayo"sv,    "Ahmadi"sv,   "Akhtar"sv,    "Alder"sv,     "Amadi"sv,     "Appleyard"sv,
    "Ashdown"sv,   "Asante"sv,     "Atkin"sv,    "Bains"sv,     "Balogun"sv,   "Barrow"sv,    "Beckwith"sv,
    "Begum"sv,     "Bellamy"sv,    "Birkett"sv,  "Boateng"sv,   "Bracewell"sv, "Brannigan"sv, "Cahill"sv,
    "Calder"sv,    "Carrick"sv,    "Chaudhry"sv, "Chisholm"sv,  "Coates"sv,    "Cortez"sv,    "Cowling"sv,
    "Craven"sv,    "Dabrowski"sv,  "Darko"sv,    "Dauda"sv,     "Deane"sv,     "Dhillon"sv,   "Doyle"sv,
    "Drummond"sv,  "Eastwood"sv,   "Edom"sv,     "Egan"sv,      "Elmi"sv,      "Fairley"sv,   "Farah"sv,
    "Fenwick"sv,   "Ferreira"sv,   "Finch"sv,    "Gallimore"sv, "Garside"sv,   "Ghosh"sv,     "Gilroy"sv,
    "Goswami"sv,   "Greenhalgh"sv, "Gwynne"sv,   "Haddad"sv,    "Hallam"sv,    "Haque"sv,     "Harker"sv,
    "Hewson"sv,    "Holt"sv,       "Hoang"sv,    "Hussain"sv,   "Ibe"sv,       "Ingham"sv,    "Iqbal"sv,
    "Jagger"sv,    "Jankowski"sv,  "Jolly"sv,    "Joshi"sv,     "Kaminski"sv,  "Kaur"sv,      "Keane"sv,
    "Khatun"sv,    "Kirkbride"sv,  "Koroma"sv,   "Kumar"sv,     "Lacey"sv,     "Langley"sv,   "Lazar"sv,
    "Lofthouse"sv, "Lowe"sv,       "Mahmood"sv,  "Malone"sv,    "Marsden"sv,   "McBride"sv,   "Mensah"sv,
    "Metcalfe"sv,  "Mistry"sv,     "Mohamud"sv,  "Moss"sv,      "Munro"sv,     "Nair"sv,      "Nash"sv,
    "Ncube"sv,     "Ngo"sv,        "Novak"sv,    "Nowicki"sv,   "Obi"sv,       "Ogden"sv,     "Okeke"sv,
    "Osei"sv,      "Ozturk"sv,     "Padgett"sv,  "Parekh"sv,    "Pascoe"sv,    "Penrose"sv,   "Pickles"sv,
    "Popescu"sv,   "Prior"sv,      "Quigley"sv,  "Rahman"sv,    "Ramsden"sv,   "Rashid"sv,    "Redfern"sv,
    "Rigby"sv,     "Rosario"sv,    "Sandhu"sv,   "Santos"sv,    "Scaife"sv,    "Sesay"sv,     "Shafiq"sv,
    "Sharma"sv,    "Silcock"sv,    "Skelton"sv,  "Sowerby"sv,   "Stubbs"sv,    "Sutcliffe"sv, "Tandy"sv,
    "Tempest"sv,   "Thapa"sv,      "Thwaite"sv,  "Tran"sv,      "Trevor"sv,    "Tulloch"sv,   "Turay"sv,
    "Umeh"sv,      "Usman"sv,      "Varga"sv,    "Vickers"sv,   "Wadham"sv,    "Warsame"sv,   "Wharton"sv,
    "Whitlock"sv,  "Winship"sv,    "Wojcik"sv,   "Wren"sv,      "Yeboah"sv,    "Yilmaz"sv,    "Zaman"sv};
} // namespace

std::span<const std::string_view> givenNames() {
    return given;
}
std::span<const std::string_view> familyNames() {
    return family;
}

} // namespace jotter::demo
