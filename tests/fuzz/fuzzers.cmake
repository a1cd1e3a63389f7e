# The fuzzers: what reads bytes from outside, once more with Clang, libFuzzer and sanitizers, and nothing else of Jotter. The
# readers are named one by one: the libraries around them would bring the database and the network along.
set(readers
  sync/change/change.cpp sync/change/hlc.cpp sync/change/iso_time.cpp sync/change/sha256.cpp sync/change/uuid.cpp
  sync/seal/box.cpp sync/seal/seal.cpp
  sync/engine/wire.cpp sync/engine/wire_headers.cpp
  sync/transport/enrolment_code.cpp sync/transport/gzip.cpp
  sync/server/access/enrolment_code.cpp sync/server/access/mac.cpp sync/server/access/tokens.cpp
  sync/server/wire/cursor.cpp sync/server/wire/gzip.cpp sync/server/wire/push_batch.cpp sync/server/wire/query.cpp
  sync/server/wire/range.cpp sync/server/wire/request_head.cpp sync/server/wire/tus_headers.cpp
  sync/server/admin/table/cell_text.cpp sync/server/admin/table/csv_table.cpp sync/server/admin/table/headings.cpp
  sync/server/admin/roll/roll_row.cpp sync/server/admin/roll/upn.cpp sync/server/admin/timetable/timetable_row.cpp
  sync/server/media/files.cpp)
list(TRANSFORM readers PREPEND "${CMAKE_SOURCE_DIR}/")

find_path(JOTTER_CSV_INCLUDE csv.h REQUIRED)
find_library(JOTTER_CSV_LIBRARY csv REQUIRED)
find_package(JPEG REQUIRED)
pkg_check_modules(exif REQUIRED IMPORTED_TARGET libexif)
pkg_check_modules(opusenc REQUIRED IMPORTED_TARGET libopusenc)
pkg_check_modules(opusfile REQUIRED IMPORTED_TARGET opusfile)

add_library(jotter_readers STATIC ${readers} "${CMAKE_CURRENT_LIST_DIR}/fuzz.cpp")
target_include_directories(jotter_readers PUBLIC "${CMAKE_SOURCE_DIR}")
target_include_directories(jotter_readers SYSTEM PRIVATE "${JOTTER_CSV_INCLUDE}")
target_link_libraries(jotter_readers PUBLIC nlohmann_json::nlohmann_json PkgConfig::sodium OpenSSL::Crypto ZLIB::ZLIB
  PkgConfig::deflate "${JOTTER_CSV_LIBRARY}" PRIVATE jotter_warnings)

set(media_readers encoding jpeg_decoder photo voice_decoder voice_encoder)
list(TRANSFORM media_readers REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/app/media/\\1.cpp")
add_library(jotter_media_readers STATIC ${media_readers})
target_link_libraries(jotter_media_readers PUBLIC jotter_readers Qt6::Gui JPEG::JPEG PkgConfig::turbojpeg PkgConfig::exif
  PkgConfig::opusenc PkgConfig::opusfile PRIVATE jotter_warnings)

# jotter_fuzzer(NAME MAX_LENGTH LINK …): tests/fuzz/NAME.cpp as the ctest "fuzz/NAME", which tries inputs for a minute.
function(jotter_fuzzer name length)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LINK")
  add_executable(fuzz_${name} "${CMAKE_SOURCE_DIR}/tests/fuzz/${name}.cpp")
  target_compile_definitions(fuzz_${name} PRIVATE JOTTER_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_link_libraries(fuzz_${name} PRIVATE jotter_readers ${arg_LINK} jotter_warnings)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  add_test(NAME fuzz/${name} COMMAND python3 "${CMAKE_SOURCE_DIR}/tests/fuzz/run_fuzzer.py" $<TARGET_FILE:fuzz_${name}> ${length})
  set_tests_properties(fuzz/${name} PROPERTIES LABELS fuzz TIMEOUT 7200)
endfunction()

jotter_fuzzer(records 16384)
jotter_fuzzer(requests 4096)
jotter_fuzzer(answers 8192)
jotter_fuzzer(roll 8192)
jotter_fuzzer(media 4096 LINK jotter_media_readers)
