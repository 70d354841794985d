# SPDX-License-Identifier: GPL-3.0-or-later

# vitrine_test(tst_class.cpp LIBS targets ... [LABELS labels] [SOURCES more] [TIMEOUT s] [SERIAL])
#   One Qt Test program, registered under its file's name. Tests need no display: Qt programs run on
#   the offscreen platform. VITRINE_SHARED names a folder of larger local data; tests that want it
#   skip with a reason where it is absent.
function(vitrine_test source)
    cmake_parse_arguments(PARSE_ARGV 1 arg "SERIAL" "TIMEOUT" "LIBS;LABELS;SOURCES")
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} ${source} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE vitrine_qt_options vitrine_test_support ${arg_LIBS} Qt6::Test)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${arg_LABELS}"
        SKIP_RETURN_CODE 77
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;VITRINE_SOURCE_DIR=${PROJECT_SOURCE_DIR};VITRINE_BIN_DIR=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    if(arg_SERIAL)
        set_tests_properties(${name} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
