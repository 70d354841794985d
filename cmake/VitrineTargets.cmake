# SPDX-License-Identifier: GPL-3.0-or-later

# vitrine_library(NAME SOURCES ... [PUBLIC libs] [PRIVATE libs] [PCH headers | PCH_FROM target])
#   One static library a folder. PRIVATE takes the heavy libraries: their headers reach no other
#   target. PCH headers are precompiled inside the target alone, or, where sources are compiled together,
#   read once by all of its sources; PCH_FROM takes those of another.
function(vitrine_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PCH_FROM" "SOURCES;PUBLIC;PRIVATE;PCH")
    if(NOT arg_SOURCES) # headers so far
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE vitrine_options ${arg_PUBLIC})
        return()
    endif()
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC vitrine_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    if(arg_PCH AND CMAKE_UNITY_BUILD)
        set_target_properties(${name} PROPERTIES UNITY_BUILD_BATCH_SIZE 0)
    elseif(arg_PCH AND VITRINE_PCH)
        target_precompile_headers(${name} PRIVATE ${arg_PCH})
    elseif(arg_PCH_FROM AND VITRINE_PCH)
        target_precompile_headers(${name} REUSE_FROM ${arg_PCH_FROM})
    endif()
endfunction()

# vitrine_precompiled_headers(NAME TYPE object|executable LIBS targets ... HEADERS headers ...)
#   A target with nothing but precompiled headers, for others of its type to reuse: the compiler takes
#   them only where its flags are the same.
function(vitrine_precompiled_headers name)
    if(NOT VITRINE_PCH)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TYPE" "LIBS;HEADERS")
    set(source "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "int main() { return 0; }\n" @ONLY)
    if(arg_TYPE STREQUAL "executable")
        add_executable(${name} "${source}")
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
    else()
        add_library(${name} OBJECT "${source}")
    endif()
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PRIVATE ${arg_LIBS})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

# vitrine_module(NAME OUTPUT file-name SOURCES ... PRIVATE libs)
#   A shared library that programs load on demand (core/base/module.h); beside them in the build tree.
function(vitrine_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT" "SOURCES;PRIVATE")
    add_library(${name} MODULE ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_PRIVATE})
    set_target_properties(${name} PROPERTIES
        PREFIX "" OUTPUT_NAME ${arg_OUTPUT}
        LIBRARY_OUTPUT_DIRECTORY "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    install(TARGETS ${name} LIBRARY DESTINATION lib/vitrine)
endfunction()

# vitrine_system_library(NAME TARGETS ... | INCLUDES dirs LIBRARIES libs DEFINITIONS defs)
#   Wraps a foreign package so that its headers count as system headers (no warnings from them).
function(vitrine_system_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "INCLUDES;LIBRARIES;DEFINITIONS")
    add_library(${name} INTERFACE)
    target_include_directories(${name} SYSTEM INTERFACE ${arg_INCLUDES})
    target_link_libraries(${name} INTERFACE ${arg_LIBRARIES})
    target_compile_definitions(${name} INTERFACE ${arg_DEFINITIONS})
endfunction()

# vitrine_embed_text(TARGET NAMESPACE ns OUTPUT header-base FILES ...)
#   Compiles text files (SQL, SVG, JSON) into the target, so that programs find them wherever they
#   are installed. Declares, in <OUTPUT>.h: `std::span<const EmbeddedFile> ns::embeddedFiles()`
#   sorted by name; EmbeddedFile{std::string_view name, text} is in core/base/embeddedfile.h.
function(vitrine_embed_text target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAMESPACE;OUTPUT" "FILES")
    set(dir "${CMAKE_CURRENT_BINARY_DIR}/embedded")
    set(inputs)
    foreach(file IN LISTS arg_FILES)
        cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
        list(APPEND inputs "${file}")
    endforeach()
    add_custom_command(
        OUTPUT "${dir}/${arg_OUTPUT}.cpp" "${dir}/${arg_OUTPUT}.h"
        COMMAND ${CMAKE_COMMAND} -D "OUTPUT=${dir}/${arg_OUTPUT}" -D "NAMESPACE=${arg_NAMESPACE}"
                -D "INPUTS=${inputs}" -P "${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake"
        DEPENDS ${inputs} "${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake"
        VERBATIM)
    target_sources(${target} PRIVATE "${dir}/${arg_OUTPUT}.cpp")
    target_include_directories(${target} PRIVATE "${dir}")
endfunction()
