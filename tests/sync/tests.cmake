jotter_test(sync server_tls LINK jotter_test_server jotter_server_wire)

add_library(jotter_tiny_tls_server STATIC "${CMAKE_CURRENT_SOURCE_DIR}/support/tiny_tls_server.cpp")
target_include_directories(jotter_tiny_tls_server PUBLIC "${CMAKE_SOURCE_DIR}")
target_link_libraries(jotter_tiny_tls_server PUBLIC OpenSSL::SSL Threads::Threads PRIVATE jotter_warnings)

jotter_test(sync engine_flow LINK jotter_engine)
jotter_test(sync engine_answers LINK jotter_engine)
jotter_test(sync engine_media LINK jotter_engine)
jotter_test(sync engine_converges LINK jotter_engine rapidcheck)
jotter_test(sync transport_carrier LINK jotter_transport jotter_tiny_tls_server ZLIB::ZLIB)
jotter_test(sync transport_runner LINK jotter_transport jotter_tiny_tls_server ZLIB::ZLIB)
jotter_test(sync engine_with_server LINK jotter_transport jotter_platform_keys jotter_test_server)
