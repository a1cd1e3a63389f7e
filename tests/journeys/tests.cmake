jotter_test(journeys demo_profile LINK jotter_shell_demo jotter_session)

add_library(jotter_test_commands STATIC "${CMAKE_CURRENT_SOURCE_DIR}/support/command_line/small_school.cpp"
  "${CMAKE_CURRENT_SOURCE_DIR}/support/command_line/jotter_command.cpp")
target_compile_definitions(jotter_test_commands PRIVATE QT_NO_KEYWORDS JOTTER_PROGRAM="$<TARGET_FILE:jotter>")
target_link_libraries(jotter_test_commands PUBLIC jotter_store jotter_session jotter_demo_school Qt6::Test PRIVATE jotter_warnings)
add_dependencies(jotter_test_commands jotter)
jotter_test(journeys command_line LINK jotter_test_commands jotter_test_server jotter_shell_commands jotter_platform_desktop)
