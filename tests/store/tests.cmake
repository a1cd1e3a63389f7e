add_library(jotter_test_classroom STATIC "${CMAKE_CURRENT_SOURCE_DIR}/store/classroom.cpp"
  "${CMAKE_CURRENT_SOURCE_DIR}/store/ledger_view.cpp")
target_link_libraries(jotter_test_classroom PUBLIC jotter_store jotter_sqlitecpp PRIVATE Qt6::Test jotter_warnings)

jotter_test(store record LINK jotter_test_classroom)
jotter_test(store timetable LINK jotter_test_classroom)
jotter_test(store journal LINK jotter_test_classroom)
jotter_test(store drafts LINK jotter_test_classroom jotter_media PkgConfig::sodium)
jotter_test(store threads LINK jotter_test_classroom)
jotter_test(store opening LINK jotter_test_classroom)
jotter_test(store plaintext LINK jotter_test_classroom jotter_media)
jotter_test(store checks LINK jotter_test_classroom PkgConfig::sodium)
jotter_test(store versions LINK jotter_test_classroom)
jotter_test(store restricted LINK jotter_test_classroom jotter_media PkgConfig::sodium)
jotter_test(store purge LINK jotter_test_classroom jotter_media PkgConfig::sodium)
jotter_test(store order TIMEOUT 1800 LINK jotter_test_classroom rapidcheck)
jotter_test(store disk_full LINK jotter_test_classroom)

# Preloaded into a program that captures, and kills it at named points. Without sanitizers: it comes before theirs.
add_library(jotter_killpoint SHARED "${CMAKE_CURRENT_SOURCE_DIR}/support/killpoint.cpp")
target_compile_options(jotter_killpoint PRIVATE -fno-sanitize=all)
target_link_options(jotter_killpoint PRIVATE -fno-sanitize=all)
target_link_libraries(jotter_killpoint PRIVATE ${CMAKE_DL_LIBS} jotter_warnings)
add_executable(jotter_capturing_child "${CMAKE_CURRENT_SOURCE_DIR}/store/capturing_child.cpp")
target_link_libraries(jotter_capturing_child PRIVATE jotter_test_classroom jotter_media jotter_warnings)
jotter_test(store kill LINK jotter_test_classroom jotter_media)
target_compile_definitions(test_store_kill PRIVATE KILLPOINT_LIBRARY="$<TARGET_FILE:jotter_killpoint>"
  CAPTURING_CHILD="$<TARGET_FILE:jotter_capturing_child>")
add_dependencies(test_store_kill jotter_killpoint jotter_capturing_child)
