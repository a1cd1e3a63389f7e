# Faults for real, on the real programs (README.md). They need the app, so the presets without a window leave them out.
add_library(jotter_test_faults STATIC
  sync/faults/ledger/ledger.cpp sync/faults/ledger/tablet_view.cpp sync/faults/ledger/server_view.cpp
  sync/faults/ledger/remains.cpp sync/faults/tablet/real_school.cpp sync/faults/tablet/recording.cpp
  sync/faults/machinery/proxy.cpp sync/faults/machinery/own_net.cpp sync/faults/machinery/small_disk.cpp)
target_compile_definitions(jotter_test_faults PUBLIC QT_NO_KEYWORDS
  PRIVATE JOTTER_RECORDER_PROGRAM="$<TARGET_FILE:jotter-recorder>")
target_link_libraries(jotter_test_faults
  PUBLIC jotter_test_commands jotter_test_server jotter_test_classroom jotter_profile
  PRIVATE jotter_server_admin jotter_sqlitecpp Qt6::Gui jotter_warnings)

add_executable(jotter-recorder sync/faults/tablet/recorder.cpp)
target_link_libraries(jotter-recorder PRIVATE jotter_test_classroom jotter_profile jotter_shell_sync jotter_transport jotter_warnings)
target_link_options(jotter-recorder PRIVATE -Wl,--wrap=sqlite3_key)
add_dependencies(jotter_test_faults jotter-recorder)

# jotter_fault_test(CLASS …): sync/faults/CLASS.cpp as the ctest "sync/faults_CLASS". A busy machine takes longer than is
# usual.
function(jotter_fault_test class)
  jotter_test(sync faults_${class} PLAIN SOURCE sync/faults/${class}.cpp TIMEOUT 600 LINK jotter_test_faults ${ARGN})
endfunction()
foreach(class ledger kills line proxied disk clock restored cloned revoked)
  jotter_fault_test(${class})
endforeach()
