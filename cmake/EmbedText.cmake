# SPDX-License-Identifier: GPL-3.0-or-later
# Script behind vitrine_embed_text: text files to one C++ source. A string literal may hold 64 KiB
# at most by the standard, so longer texts are joined from pieces.
get_filename_component(base "${OUTPUT}" NAME)
set(body "")
list(SORT INPUTS COMPARE STRING)
foreach(input IN LISTS INPUTS)
    get_filename_component(name "${input}" NAME)
    file(SIZE "${input}" size)
    set(offset 0)
    set(literal "")
    while(offset LESS size OR size EQUAL 0)
        file(READ "${input}" piece OFFSET ${offset} LIMIT 8000 HEX)
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" piece "${piece}")
        string(APPEND literal "\n        \"${piece}\"")
        math(EXPR offset "${offset} + 8000")
        if(size EQUAL 0)
            break()
        endif()
    endwhile()
    string(APPEND body "    {\"${name}\", std::string_view(${literal}, ${size})},\n")
endforeach()
file(WRITE "${OUTPUT}.h" "// Generated.
#pragma once
#include \"core/base/embeddedfile.h\"
#include <span>
namespace ${NAMESPACE} {
std::span<const vitrine::EmbeddedFile> embeddedFiles();
}
")
file(WRITE "${OUTPUT}.cpp" "// Generated.
#include \"${base}.h\"
namespace ${NAMESPACE} {
namespace {
const vitrine::EmbeddedFile kFiles[] = {
${body}};
}
std::span<const vitrine::EmbeddedFile> embeddedFiles() { return kFiles; }
}
")
