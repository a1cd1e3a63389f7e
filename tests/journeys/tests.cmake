jotter_test(journeys demo_profile LINK jotter_shell_demo jotter_session)

# The command line, as the program that a school installs or, where that is not built, on its own.
set(jotter_program jotter)
if(NOT TARGET jotter)
  add_executable(jotter-command "${CMAKE_CURRENT_SOURCE_DIR}/support/command_line/command_main.cpp")
  target_link_libraries(jotter-command PRIVATE jotter_shell_commands jotter_warnings)
  set(jotter_program jotter-command)
endif()
add_library(jotter_test_commands STATIC "${CMAKE_CURRENT_SOURCE_DIR}/support/command_line/small_school.cpp"
  "${CMAKE_CURRENT_SOURCE_DIR}/support/command_line/jotter_command.cpp")
target_compile_definitions(jotter_test_commands PRIVATE QT_NO_KEYWORDS JOTTER_PROGRAM="$<TARGET_FILE:${jotter_program}>")
target_link_libraries(jotter_test_commands PUBLIC jotter_store jotter_session jotter_demo_school Qt6::Test PRIVATE jotter_warnings)
add_dependencies(jotter_test_commands ${jotter_program})
jotter_test(journeys command_line LINK jotter_test_commands jotter_test_server jotter_shell_commands jotter_platform_desktop)
