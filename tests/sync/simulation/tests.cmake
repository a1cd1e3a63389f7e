# What `sync/simulation` is made of, and how often it runs: README.md.
file(GLOB simulation CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/*/*.cpp" "${CMAKE_CURRENT_LIST_DIR}/deeds*.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/scenario.cpp" "${CMAKE_CURRENT_LIST_DIR}/simulation.cpp")
add_library(jotter_simulation OBJECT ${simulation})
target_include_directories(jotter_simulation PUBLIC "${CMAKE_SOURCE_DIR}")
target_compile_definitions(jotter_simulation PUBLIC QT_NO_KEYWORDS JOTTER_PLANTED_FAULTS)
target_link_libraries(jotter_simulation PUBLIC jotter_test_classroom jotter_store jotter_media jotter_engine
  jotter_server_admin jotter_sqlitecpp rapidcheck OpenSSL::Crypto Qt6::Test PRIVATE jotter_warnings)

add_executable(test_sync_simulation "${CMAKE_CURRENT_LIST_DIR}/main.cpp")
target_link_libraries(test_sync_simulation PRIVATE jotter_simulation jotter_warnings)
add_executable(test_sync_simulation_faults "${CMAKE_CURRENT_LIST_DIR}/faults.cpp")
target_link_libraries(test_sync_simulation_faults PRIVATE jotter_simulation jotter_warnings)
add_library(jotter_simulation_without OBJECT "${CMAKE_CURRENT_LIST_DIR}/without.cpp")
target_include_directories(jotter_simulation_without PRIVATE "${CMAKE_SOURCE_DIR}")
add_dependencies(test_sync_simulation_faults jotter_simulation_without)

# jotter_simulation_test(NAME TIMEOUT program argument …)
function(jotter_simulation_test name timeout)
  set(test ${JOTTER_TEST_PREFIX}sync/${name})
  add_test(NAME ${test} COMMAND python3 "${CMAKE_SOURCE_DIR}/tests/support/run_test.py" ${test} ${ARGN})
  set_tests_properties(${test} PROPERTIES LABELS sync TIMEOUT ${timeout} ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
if(JOTTER_SANITIZE) # slower, and what they look for is in every seed
  jotter_simulation_test(simulation 900 $<TARGET_FILE:test_sync_simulation> --from 1 --count 60)
else()
  # Two halves, so that two processors share them.
  jotter_simulation_test(simulation 3600 $<TARGET_FILE:test_sync_simulation> --from 1 --step 2 --count 1000)
  jotter_simulation_test(simulation_second_half 3600 $<TARGET_FILE:test_sync_simulation> --from 2 --step 2 --count 1000)
  jotter_simulation_test(simulation_faults 1800 $<TARGET_FILE:test_sync_simulation_faults>)
endif()
