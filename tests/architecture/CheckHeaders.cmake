# SPDX-License-Identifier: GPL-3.0-or-later
# Every public header compiles by itself. Where a source includes its own header before anything else,
# the build has proved it, but for what precompiled headers bring (tst_headers.cpp reads that); the other
# headers are compiled here, on syntax alone. A header that says
# "Private to <folder>/" may name that folder's heavy library and is left to the sources that use it.
set(arguments -std=c++20 -fsyntax-only -x c++ -fPIC "-I${SOURCE_DIR}"
    -DQT_NO_KEYWORDS -DQT_NO_CAST_FROM_ASCII -DQT_NO_CAST_TO_ASCII -DVITRINE_VERSION="0")
foreach(include IN LISTS INCLUDES)
    list(APPEND arguments -isystem "${include}")
endforeach()

function(proved_by_its_source header out)
    string(REGEX REPLACE "\\.h$" ".cpp" source "${SOURCE_DIR}/${header}")
    set(${out} FALSE PARENT_SCOPE)
    if(EXISTS "${source}")
        file(STRINGS "${source}" includes REGEX "^#include" LIMIT_COUNT 1)
        if(includes STREQUAL "#include \"${header}\"")
            set(${out} TRUE PARENT_SCOPE)
        endif()
    endif()
endfunction()

set(proved 0)
set(compiled 0)
set(broken 0)
foreach(folder IN LISTS FOLDERS)
    file(GLOB_RECURSE headers RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/${folder}/*.h")
    foreach(header IN LISTS headers)
        file(READ "${SOURCE_DIR}/${header}" text)
        proved_by_its_source("${header}" is_proved)
        if(is_proved)
            math(EXPR proved "${proved} + 1")
        elseif(NOT text MATCHES "// Private to [a-z/]+")
            execute_process(COMMAND "${COMPILER}" ${arguments} -include "${SOURCE_DIR}/${header}" /dev/null
                RESULT_VARIABLE failed ERROR_VARIABLE problem)
            math(EXPR compiled "${compiled} + 1")
            if(failed)
                math(EXPR broken "${broken} + 1")
                message("${header} does not compile alone:\n${problem}")
            endif()
        endif()
    endforeach()
endforeach()
message("${proved} headers proved by their sources, ${compiled} compiled here, ${broken} broken")
math(EXPR seen "${proved} + ${compiled}")
if(broken GREATER 0 OR seen EQUAL 0)
    message(FATAL_ERROR "headers must compile alone")
endif()
