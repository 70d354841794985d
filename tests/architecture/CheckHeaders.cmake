# SPDX-License-Identifier: GPL-3.0-or-later
# Every public header compiles by itself. What a file includes before anything else is compiled alone
# there, and so is what that header begins with, down the chain: the build has proved those, but for what
# precompiled headers bring (tst_headers.cpp reads that). The other headers are compiled here, on syntax
# alone. A header that says "Private to <folder>/" may name that folder's heavy library and is left to the
# sources that use it.
cmake_minimum_required(VERSION 3.25) # for if(IN_LIST)
set(arguments -std=c++20 -fsyntax-only -x c++ -fPIC "-I${SOURCE_DIR}"
    -DQT_NO_KEYWORDS -DQT_NO_CAST_FROM_ASCII -DQT_NO_CAST_TO_ASCII -DVITRINE_VERSION="0")
foreach(include IN LISTS INCLUDES)
    list(APPEND arguments -isystem "${include}")
endforeach()

# The header of ours that `file` includes before anything else; "" where it begins with another.
function(begins_with file out)
    set(${out} "" PARENT_SCOPE)
    file(STRINGS "${SOURCE_DIR}/${file}" includes REGEX "^#include" LIMIT_COUNT 1)
    if(includes MATCHES "^#include \"(.*)\"")
        if(EXISTS "${SOURCE_DIR}/${CMAKE_MATCH_1}") # others are made by the build
            set(${out} "${CMAKE_MATCH_1}" PARENT_SCOPE)
        endif()
    endif()
endfunction()

set(proved)
foreach(folder core ui app)
    file(GLOB_RECURSE sources RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/${folder}/*.cpp")
    foreach(source IN LISTS sources)
        begins_with("${source}" header)
        while(header AND NOT header IN_LIST proved)
            list(APPEND proved "${header}")
            begins_with("${header}" header)
        endwhile()
    endforeach()
endforeach()

set(by_sources 0)
set(compiled 0)
set(broken 0)
foreach(folder IN LISTS FOLDERS)
    file(GLOB_RECURSE headers RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/${folder}/*.h")
    foreach(header IN LISTS headers)
        file(READ "${SOURCE_DIR}/${header}" text)
        if(header IN_LIST proved)
            math(EXPR by_sources "${by_sources} + 1")
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
message("${by_sources} headers proved by what begins with them, ${compiled} compiled here, ${broken} broken")
math(EXPR seen "${by_sources} + ${compiled}")
if(broken GREATER 0 OR seen EQUAL 0)
    message(FATAL_ERROR "headers must compile alone")
endif()
