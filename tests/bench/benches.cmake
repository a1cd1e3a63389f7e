# jotter_bench(NAME LINK …): tests/bench/NAME.cpp as bin/bench_NAME; `./run bench` runs them all. Not part of the tests.
function(jotter_bench name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK;SOURCES")
  add_executable(bench_${name} "${CMAKE_CURRENT_SOURCE_DIR}/bench/${name}.cpp" ${arg_SOURCES})
  target_include_directories(bench_${name} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_libraries(bench_${name} PRIVATE ${arg_LINK} nlohmann_json::nlohmann_json jotter_warnings)
  target_compile_definitions(bench_${name} PRIVATE QT_NO_KEYWORDS JOTTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endfunction()

set(school_tablet bench/school_tablet.cpp)
set(synchronising jotter_profile jotter_transport jotter_platform_desktop jotter_test_server)
jotter_bench(push SOURCES ${school_tablet} LINK ${synchronising})
jotter_bench(push_photos SOURCES ${school_tablet} LINK ${synchronising})
add_dependencies(bench_push jotter-demo-school jotter-server)
