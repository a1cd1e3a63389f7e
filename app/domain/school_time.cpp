#include "app/domain/school_time.h"

namespace jotter::domain {

using namespace std::chrono;

namespace {
bool isSummer(WallTime at) {
    const auto year = year_month_day{floor<days>(at)}.year();
    const WallTime begins = sys_days{year / March / Sunday[last]} + hours{1};
    const WallTime ends = sys_days{year / October / Sunday[last]} + hours{1};
    return begins <= at && at < ends;
}
} // namespace

SchoolTime schoolTime(WallTime at) {
    return SchoolTime{at.time_since_epoch() + (isSummer(at) ? hours{1} : hours{0})};
}

WallTime wallTime(SchoolTime at) {
    const WallTime winter{at.time_since_epoch()};
    return isSummer(winter - hours{1}) ? winter - hours{1} : winter;
}

} // namespace jotter::domain
