#pragma once

#include "app/domain/concern.h"
#include "app/store/store.h"

#include <optional>

namespace jotter::viewmodels {

/// A concern that is being written: one at a time of an adult about a pupil, under an id of its own, so that
/// it is never taken for a record of a lesson.
[[nodiscard]] std::string concernDraftId(AdultId author, PupilId pupil);
/// What this adult is about to answer to a concern.
[[nodiscard]] std::string answerDraftId(AdultId author, EntityId concern);
/// A concern or an answer to one.
[[nodiscard]] bool isOfConcern(const store::Draft& draft);
[[nodiscard]] std::string toBody(const domain::Concern& concern);
/// Nothing when it is not such a body.
[[nodiscard]] std::optional<domain::Concern> concernFromBody(const std::string& body);

/// State and answer, as written so far.
[[nodiscard]] std::string toBody(const domain::ConcernAnswer& answer);
[[nodiscard]] std::optional<domain::ConcernAnswer> answerFromBody(const std::string& body);

} // namespace jotter::viewmodels
