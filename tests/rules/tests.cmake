add_test(NAME rules/house COMMAND python3 "${CMAKE_CURRENT_SOURCE_DIR}/rules/check.py" "${CMAKE_SOURCE_DIR}")
add_test(NAME rules/house_finds COMMAND python3 "${CMAKE_CURRENT_SOURCE_DIR}/rules/check.py" --self-test)
add_test(NAME rules/format COMMAND bash "${CMAKE_CURRENT_SOURCE_DIR}/rules/format.sh" "${CMAKE_SOURCE_DIR}")
add_test(NAME rules/qmllint COMMAND ${CMAKE_COMMAND} --build "${CMAKE_BINARY_DIR}" --target all_qmllint)
add_test(NAME rules/words COMMAND python3 "${CMAKE_CURRENT_SOURCE_DIR}/rules/words.py" $<TARGET_FILE:Qt6::lupdate> "${CMAKE_SOURCE_DIR}")
add_test(NAME rules/words_find COMMAND python3 "${CMAKE_CURRENT_SOURCE_DIR}/rules/words.py" $<TARGET_FILE:Qt6::lupdate> --self-test)
set_tests_properties(rules/house rules/house_finds rules/format rules/qmllint rules/words rules/words_find PROPERTIES LABELS rules TIMEOUT 300)
# qmllint ends well with warnings too, so its words decide.
set_tests_properties(rules/qmllint PROPERTIES FAIL_REGULAR_EXPRESSION "Warning:;Error:")
