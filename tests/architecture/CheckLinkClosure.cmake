# SPDX-License-Identifier: GPL-3.0-or-later
# The command line maps neither Qt nor LibTorch at its start. The module brings LibTorch, whose own
# libraries are its business (Debian's links OpenCV's windows and through them Qt 5).
function(closure_of file out)
    execute_process(COMMAND ldd "${file}" OUTPUT_VARIABLE closure RESULT_VARIABLE failed)
    if(failed OR NOT closure MATCHES "libstdc")
        message(FATAL_ERROR "ldd says nothing useful of ${file}:\n${closure}")
    endif()
    set(${out} "${closure}" PARENT_SCOPE)
endfunction()

closure_of("${PROGRAM}" program)
closure_of("${MODULE}" module)
if(program MATCHES "libQt[^ \n]*")
    message(FATAL_ERROR "vitrine-cli must not link Qt, and links ${CMAKE_MATCH_0}")
endif()
if(program MATCHES "libtorch")
    message(FATAL_ERROR "vitrine-cli must load LibTorch on demand, and links it")
endif()
if(NOT module MATCHES "libtorch")
    message(FATAL_ERROR "the network module links no LibTorch")
endif()
