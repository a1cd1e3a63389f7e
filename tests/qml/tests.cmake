# The screens in an off-screen window over a real store; screenshots go to shots/ in the build folder.
foreach(name board board_lesson board_place camera capture clip clip_ends facts hiding trials voice)
  jotter_test(qml ${name} LINK jotter_qml jotter_shell_images jotter_test_classroom jotter_platform_fake Qt6::Quick)
  target_sources(test_qml_${name} PRIVATE qml/lesson.cpp)
  target_compile_definitions(test_qml_${name} PRIVATE JOTTER_SHOTS="${CMAKE_BINARY_DIR}/shots")
endforeach()

# The app's own window, with sign-in, places and the Safe? page.
add_library(jotter_test_shared_tablet STATIC "${CMAKE_CURRENT_SOURCE_DIR}/qml/shared_tablet.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/qml/shared_tablet.h"
  "${CMAKE_CURRENT_SOURCE_DIR}/qml/page_walk.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/qml/page_walk.h")
set_target_properties(jotter_test_shared_tablet PROPERTIES AUTOMOC ON)
target_compile_definitions(jotter_test_shared_tablet PUBLIC QT_NO_KEYWORDS PRIVATE JOTTER_SHOTS="${CMAKE_BINARY_DIR}/shots")
target_link_libraries(jotter_test_shared_tablet
  PUBLIC jotter_qml jotter_profile jotter_session jotter_shell_images jotter_test_classroom jotter_platform_fake Qt6::Quick
  PRIVATE Qt6::Test jotter_warnings)
foreach(name signin pupil concerns heard versions safe first_start spoken accessibility large_text long_words languages mirrored hand)
  jotter_test(qml ${name} LINK jotter_test_shared_tablet)
endforeach()
foreach(name contrast welsh_tablet)
  jotter_test(qml ${name} LINK jotter_qml jotter_platform_fake Qt6::Quick)
endforeach()
target_link_libraries(test_qml_first_start PRIVATE PkgConfig::qrencode)
target_link_libraries(test_qml_spoken PRIVATE Qt6::GuiPrivate)

# ./run gallery: every component of the screens in its states.
add_library(jotter_gallery STATIC "${CMAKE_CURRENT_SOURCE_DIR}/qml/gallery/gallery.cpp")
target_include_directories(jotter_gallery PUBLIC "${CMAKE_SOURCE_DIR}")
target_compile_definitions(jotter_gallery PUBLIC QT_NO_KEYWORDS JOTTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(jotter_gallery PUBLIC jotter_qml Qt6::Quick PRIVATE Qt6::Test jotter_warnings)
add_executable(jotter-gallery "${CMAKE_CURRENT_SOURCE_DIR}/qml/gallery/main.cpp")
target_link_libraries(jotter-gallery PRIVATE jotter_gallery jotter_warnings)
jotter_test(qml gallery LINK jotter_gallery)
