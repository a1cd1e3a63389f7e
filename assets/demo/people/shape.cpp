#include "assets/demo/people/shape.h"

namespace jotter::demo {

Shape Shape::of(Size size, int school) {
    Shape shape;
    shape.number = 4120 + school;
    switch (size) {
    case Size::Term:
        shape.school = "Thornbeck Primary";
        break;
    case Size::SpecialYear:
    case Size::SpecialFiveYears:
        shape.school = "Saltmarsh School";
        shape.special = true;
        shape.perClass = 10;
        shape.provisionPlaces = 0;
        shape.years = size == Size::SpecialYear ? 1 : 5;
        shape.records = size == Size::SpecialYear ? 53'000 : 266'000;
        shape.pictures = 120;
        break;
    case Size::Trust:
        shape.school = "Thornbeck Trust, school " + std::to_string(school + 1);
        shape.perClass = 35;
        shape.records = 40'000;
        break;
    }
    return shape;
}

} // namespace jotter::demo
