# The screens in an off-screen window over a real store; screenshots go to shots/ in the build folder.
foreach(name board capture)
  jotter_test(qml ${name} LINK jotter_qml jotter_shell_images jotter_test_classroom jotter_platform_fake Qt6::Quick)
  target_sources(test_qml_${name} PRIVATE qml/lesson.cpp)
  target_compile_definitions(test_qml_${name} PRIVATE JOTTER_SHOTS="${CMAKE_BINARY_DIR}/shots")
endforeach()
