# SPDX-License-Identifier: GPL-3.0-or-later
# Flags live on one INTERFACE target, never in global variables; every target of ours links it.

add_library(vitrine_options INTERFACE)
target_compile_features(vitrine_options INTERFACE cxx_std_20)
target_include_directories(vitrine_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(vitrine_options INTERFACE VITRINE_VERSION="${PROJECT_VERSION}")
target_compile_options(vitrine_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    -Wcast-align -Wnull-dereference -Wimplicit-fallthrough -Wextra-semi
    $<$<BOOL:${VITRINE_WARNINGS_AS_ERRORS}>:-Werror>
    # The optimiser sees through inlined standard containers and warns about what cannot happen.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference -Wno-stringop-overflow -Wno-maybe-uninitialized
        -Wno-dangling-reference -Wno-restrict>
    # With joined strings from a precompiled header, too: from 14 on, and at -O3 before.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<OR:$<CONFIG:Release>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,14>>>:
        -Wno-array-bounds -Wno-stringop-overread>)
if(CMAKE_UNITY_BUILD) # what one source keeps to itself looks as if a header did
    target_compile_options(vitrine_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(VITRINE_SANITIZE)
    target_compile_options(vitrine_options INTERFACE
        -fsanitize=${VITRINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(vitrine_options INTERFACE -fsanitize=${VITRINE_SANITIZE})
endif()

# What the compiler cannot know of Qt, said once.
add_library(vitrine_qt_options INTERFACE)
target_link_libraries(vitrine_qt_options INTERFACE vitrine_options)
target_compile_definitions(vitrine_qt_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(vitrine_qt_options INTERFACE ${VITRINE_FRONT_END_FLAGS})

find_program(VITRINE_MOLD mold)
if(VITRINE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(vitrine_options INTERFACE -fuse-ld=mold)
endif()

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
