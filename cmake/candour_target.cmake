# One function a kind of target, so that sources, links and warnings are said once.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2")  # gcc 12 warns wrongly at -O3, and NDEBUG would drop our asserts

find_program(CANDOUR_CCACHE ccache)
if(CANDOUR_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CANDOUR_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CANDOUR_CCACHE})
endif()
include(CheckPIESupported)
check_pie_supported()
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=. -ffile-prefix-map=${CMAKE_BINARY_DIR}=build)

function(candour_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                         -Wnon-virtual-dtor -Wold-style-cast -Wimplicit-fallthrough)
  if(CANDOUR_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_options(${target} PRIVATE -fstack-protector-strong)
  target_compile_definitions(${target} PRIVATE _GLIBCXX_ASSERTIONS)
  target_link_options(${target} PUBLIC -Wl,-z,relro,-z,now,-z,noexecstack)
  if(CANDOUR_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${CANDOUR_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${CANDOUR_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CANDOUR_SANITIZE MATCHES "undefined")
      target_compile_options(${target} PRIVATE -fno-sanitize=function)  # Asio coroutines
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CANDOUR_SANITIZE MATCHES "thread")
      target_compile_options(${target} PRIVATE -Wno-tsan)
    endif()
  endif()
endfunction()

# Only the sources that have a defence to switch off differ from the ordinary build.
function(candour_switches)
  foreach(source ${ARGN})
    file(STRINGS ${source} switches REGEX "base/defence\\.hpp" LIMIT_COUNT 1)
    if(switches)
      set_property(SOURCE ${source} APPEND PROPERTY COMPILE_DEFINITIONS CANDOUR_BITES)
    endif()
  endforeach()
endfunction()

# Half the time of a build from nothing. Sources in one piece see each other's names, so what only that makes doubtful is
# no warning here; it is one in every other build.
function(candour_compile_at_once target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  target_compile_options(${target} PRIVATE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

# candour_library(NAME [EACH_ALONE] SOURCES a.cpp .. LINKS candour_base ..); EACH_ALONE where several sources mean different
# things by one private name.
function(candour_library name)
  cmake_parse_arguments(ARG "EACH_ALONE" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  if(CANDOUR_BITES)
    candour_switches(${ARG_SOURCES})
  endif()
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  candour_warnings(${name})
  if(CANDOUR_AT_ONCE AND NOT ARG_EACH_ALONE)
    candour_compile_at_once(${name})
  endif()
  if(CANDOUR_FUZZ)
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer-no-link -fno-sanitize-recover=all)
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
endfunction()

# candour_program(NAME SOURCES .. LINKS ..)
function(candour_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS})
  candour_warnings(${name})
  if(CANDOUR_FUZZ)
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

# candour_fuzzer(NAME LINKS ..): NAME.cpp of tests/fuzz as a libFuzzer program.
function(candour_fuzzer name)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  add_executable(${name} ${name}.cpp)
  target_link_libraries(${name} PRIVATE ${ARG_LINKS})
  candour_warnings(${name})
  target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

# In the build whose checks can be switched off, a test that runs no program is compiled as in the ordinary build, so that
# a compiler cache has it already.
function(candour_bin_dir_where_named)
  foreach(source ${ARGN})
    file(STRINGS ${source} named REGEX "CANDOUR_BIN_DIR" LIMIT_COUNT 1)
    if(named)
      set_property(SOURCE ${source} APPEND PROPERTY COMPILE_OPTIONS -UCANDOUR_BIN_DIR
                   "-DCANDOUR_BIN_DIR=\"${CMAKE_BINARY_DIR}/bin\"")
    endif()
  endforeach()
endfunction()

# The headers that most tests begin with, compiled once: by the first test program, for all. gcc 12 no longer knows that
# they are of the system and warns of what it believes of std::string.
function(candour_test_headers_once target)
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
                                           -Wno-stringop-overread>)
  get_property(first GLOBAL PROPERTY CANDOUR_FIRST_TEST)
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
    return()
  endif()
  set_property(GLOBAL PROPERTY CANDOUR_FIRST_TEST ${target})
  target_precompile_headers(${target} PRIVATE <gtest/gtest.h> <algorithm> <chrono> <filesystem> <functional> <map> <memory>
                            <optional> <set> <span> <string> <variant> <vector>)
endfunction()

# candour_test(NAME SOURCES .. LINKS ..): a GoogleTest program, one ctest entry a test. TRIES is how many times a property is
# tried in it (100 where nothing is said).
function(candour_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT;TRIES" "SOURCES;LINKS;LABELS" ${ARGN})
  if(CANDOUR_FUZZ)
    return()
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} GTest::gtest GTest::gmock GTest::gtest_main)
  candour_warnings(${name})
  target_compile_options(${name} PRIVATE -O1)  # a quarter less to compile; what is tested keeps its own
  if(CANDOUR_AT_ONCE)
    candour_test_headers_once(${name})
  endif()
  set(bin_dir ${CMAKE_BINARY_DIR}/bin)
  if(CANDOUR_BITES)
    set(bin_dir ${CMAKE_SOURCE_DIR}/build/dev/bin)
    candour_bin_dir_where_named(${ARG_SOURCES})
  endif()
  target_compile_definitions(${name} PRIVATE CANDOUR_SOURCE_DIR="${CMAKE_SOURCE_DIR}" CANDOUR_BIN_DIR="${bin_dir}")
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  set(environment "")
  if(ARG_TRIES)
    set(environment ENVIRONMENT RC_PARAMS=max_success=${ARG_TRIES})
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST
                       PROPERTIES TIMEOUT ${ARG_TIMEOUT} ${environment} LABELS "${ARG_LABELS}")
endfunction()
