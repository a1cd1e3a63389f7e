add_library(jotter_test_classroom STATIC "${CMAKE_CURRENT_SOURCE_DIR}/store/classroom.cpp")
target_link_libraries(jotter_test_classroom PUBLIC jotter_store PRIVATE Qt6::Test jotter_warnings)

jotter_test(store record LINK jotter_test_classroom)
