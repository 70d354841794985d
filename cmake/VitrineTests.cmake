# SPDX-License-Identifier: GPL-3.0-or-later

# Qt's test headers take most of a test's compilation, so they are compiled once for all tests without a
# window and once for those with one. Qt6::Test would name each test's folder to the compiler, which
# keeps a precompiled header to one folder; our tests find their data by VITRINE_SOURCE_DIR.
set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)

# Linked last, as the last of several -O counts.
add_library(vitrine_test_options INTERFACE)
target_compile_options(vitrine_test_options INTERFACE ${VITRINE_TEST_FLAGS})

set(vitrine_test_headers
    <QTest> <algorithm> <chrono> <filesystem> <functional> <memory> <optional> <string> <vector>)
vitrine_precompiled_headers(vitrine_test_headers_core TYPE executable
    LIBS vitrine_qt_options Qt6::Core Qt6::Test vitrine_test_options HEADERS ${vitrine_test_headers})
# LibTorch's, 8 to 15 s a test.
vitrine_precompiled_headers(vitrine_test_headers_torch TYPE executable
    LIBS vitrine_qt_options Qt6::Core Qt6::Test vitrine_test_options vitrine_torch vitrine_fmt
    HEADERS ${vitrine_test_headers} <ATen/ATen.h>)
if(VITRINE_BUILD_UI)
    vitrine_precompiled_headers(vitrine_test_headers_ui TYPE executable
        LIBS vitrine_qt_options Qt6::Widgets Qt6::Test vitrine_test_options HEADERS ${vitrine_test_headers})
endif()

# vitrine_test(tst_class.cpp LIBS targets ... [LABELS labels] [SOURCES more] [TIMEOUT s] [COST s]
#              [COMPUTES])
#   One Qt Test program, registered under its file's name. COMPUTES keeps it optimised: it draws pictures or
#   searches the slow way itself. COST puts what takes longest first, as a clean tree has no times of its
#   own. Tests need no display: Qt programs run on the offscreen platform. As they run beside each other,
#   threads of OpenMP and OpenBLAS do not spin while they wait. VITRINE_SHARED names a folder of larger
#   local data; tests that want it skip with a reason where it is absent.
function(vitrine_test source)
    cmake_parse_arguments(PARSE_ARGV 1 arg "COMPUTES" "TIMEOUT;COST" "LIBS;LABELS;SOURCES")
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} ${source} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    # A test's class stands in its source. AUTOMOC would search every file of every test for others, and
    # compile what it found, which is nothing. Without the target's folders moc reads no other file.
    qt_generate_moc(${source} "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
    target_sources(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${name}.moc")
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
    target_link_libraries(${name} PRIVATE vitrine_qt_options vitrine_test_support ${arg_LIBS} Qt6::Test)
    if(NOT arg_COMPUTES)
        target_link_libraries(${name} PRIVATE vitrine_test_options)
    endif()
    if(arg_COMPUTES AND VITRINE_TEST_FLAGS)
        # other flags than the precompiled headers'
    elseif(VITRINE_PCH)
        if("vitrine_torch" IN_LIST arg_LIBS)
            target_precompile_headers(${name} REUSE_FROM vitrine_test_headers_torch)
        elseif("${arg_LIBS}" MATCHES "vitrine_ui")
            target_precompile_headers(${name} REUSE_FROM vitrine_test_headers_ui)
        else()
            target_precompile_headers(${name} REUSE_FROM vitrine_test_headers_core)
        endif()
    endif()
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 900) # without AVX-512 what learns in bfloat16 takes minutes
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${arg_LABELS}"
        SKIP_RETURN_CODE 77
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;VITRINE_SOURCE_DIR=${PROJECT_SOURCE_DIR};VITRINE_BIN_DIR=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};QTEST_FUNCTION_TIMEOUT=900000;OMP_WAIT_POLICY=passive;OPENBLAS_THREAD_TIMEOUT=4")
    if(arg_COST)
        set_tests_properties(${name} PROPERTIES COST ${arg_COST})
    endif()
endfunction()
