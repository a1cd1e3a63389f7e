jotter_test(journeys demo_profile LINK jotter_shell_demo jotter_session jotter_test_classroom)
jotter_test(journeys back_off LINK jotter_shell_sync jotter_viewmodels jotter_profile jotter_platform_fake jotter_test_classroom
  jotter_test_server)

add_library(jotter_test_commands STATIC "${CMAKE_CURRENT_SOURCE_DIR}/support/command_line/small_school.cpp"
  "${CMAKE_CURRENT_SOURCE_DIR}/support/command_line/jotter_command.cpp")
target_compile_definitions(jotter_test_commands PRIVATE QT_NO_KEYWORDS JOTTER_PROGRAM="$<TARGET_FILE:jotter>")
target_link_libraries(jotter_test_commands PUBLIC jotter_store jotter_session jotter_demo_school Qt6::Test PRIVATE jotter_warnings)
add_dependencies(jotter_test_commands jotter)
jotter_test(journeys leaving LINK jotter_test_commands jotter_test_server)
jotter_test(journeys command_line LINK jotter_test_commands jotter_test_server jotter_shell_commands jotter_platform_desktop)
add_library(jotter_touch STATIC support/touch/driver.cpp support/touch/driver.h support/touch/screen.cpp support/touch/screen.h)
set_target_properties(jotter_touch PROPERTIES AUTOMOC ON)
target_include_directories(jotter_touch PUBLIC "${CMAKE_SOURCE_DIR}")
target_compile_definitions(jotter_touch PRIVATE QT_NO_KEYWORDS)
target_link_libraries(jotter_touch PUBLIC Qt6::Quick Qt6::Test PRIVATE Qt6::QuickPrivate jotter_warnings)

add_executable(jotter-touch support/touch/main.cpp)
target_link_libraries(jotter-touch PRIVATE jotter_touch jotter_shell_lib jotter_warnings)

add_library(jotter_journeys STATIC support/tablet.cpp support/tablet.h support/demo_school.cpp support/demo_school.h
  support/main_job.cpp support/main_job.h support/shots.cpp support/shots.h support/tour.cpp support/tour.h)
set_target_properties(jotter_journeys PROPERTIES AUTOMOC ON)
target_include_directories(jotter_journeys PUBLIC "${CMAKE_SOURCE_DIR}")
target_compile_definitions(jotter_journeys PUBLIC QT_NO_KEYWORDS)
target_link_libraries(jotter_journeys PUBLIC jotter_test_server Qt6::Gui PRIVATE jotter_drawn_faces jotter_warnings)
add_dependencies(jotter_journeys jotter-touch jotter-server jotter-demo-school)

jotter_test(journeys ta LINK jotter_journeys Qt6::Gui TIMEOUT 900)
jotter_test(journeys lesson LINK jotter_journeys TIMEOUT 600)
jotter_test(journeys main_job LINK jotter_journeys jotter_profile jotter_platform_desktop media_pictures TIMEOUT 600)

add_executable(jotter-journey support/journey.cpp)
target_link_libraries(jotter-journey PRIVATE jotter_journeys jotter_warnings)
add_dependencies(jotter-journey jotter)
