# What `./run bench` measures, and nothing else.
add_custom_target(bench)

# jotter_bench(NAME LINK …): tests/bench/NAME.cpp as bin/bench_NAME; `./run bench` runs them all. Not part of the tests.
function(jotter_bench name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINK;SOURCES")
  add_executable(bench_${name} "${CMAKE_CURRENT_SOURCE_DIR}/bench/${name}.cpp" ${arg_SOURCES})
  target_include_directories(bench_${name} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_libraries(bench_${name} PRIVATE ${arg_LINK} nlohmann_json::nlohmann_json jotter_warnings)
  target_compile_definitions(bench_${name} PRIVATE QT_NO_KEYWORDS JOTTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_dependencies(bench bench_${name})
endfunction()

set(school_tablet bench/school_tablet.cpp)
set(synchronising jotter_profile jotter_transport jotter_platform_desktop jotter_test_server)
jotter_bench(push SOURCES ${school_tablet} LINK ${synchronising})
jotter_bench(push_photos SOURCES ${school_tablet} LINK ${synchronising})
jotter_bench(capture_commit LINK jotter_store jotter_sqlitecpp)
add_dependencies(bench_push jotter-demo-school jotter-server)
jotter_bench(photo_in LINK jotter_media media_pictures)

# P3 starts two programs: the app with a stopwatch in it, and an empty window.
add_executable(bench-watched-app bench/start/watched_app.cpp)
target_link_libraries(bench-watched-app PRIVATE jotter_shell_lib jotter_warnings)
qt_add_executable(bench-empty-window bench/start/empty_window.cpp)
set_target_properties(bench-empty-window PROPERTIES AUTOMOC ON)
set_source_files_properties(bench/start/EmptyWindow.qml PROPERTIES QT_RESOURCE_ALIAS EmptyWindow.qml)
qt_add_qml_module(bench-empty-window URI Jotter.Bench VERSION 1.0 RESOURCE_PREFIX /qt/qml NO_PLUGIN
  QML_FILES bench/start/EmptyWindow.qml)
target_include_directories(bench-empty-window PRIVATE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(bench-empty-window PRIVATE QT_NO_KEYWORDS)
target_link_libraries(bench-empty-window PRIVATE Qt6::Quick Qt6::QuickControls2 jotter_warnings)
jotter_bench(start LINK jotter_shell_demo jotter_profile jotter_session jotter_platform_desktop)
add_dependencies(bench_start bench-watched-app bench-empty-window)
