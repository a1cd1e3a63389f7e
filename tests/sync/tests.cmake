jotter_test(sync server_tls LINK jotter_test_server jotter_server_wire)
jotter_test(sync engine_flow LINK jotter_engine)
