# SPDX-License-Identifier: GPL-3.0-or-later
# The command line maps neither Qt nor the libraries for pictures, vectors, networks and files from
# elsewhere at its start; three modules bring those. What the modules' libraries drag in is their own business (Debian's LibTorch
# links OpenCV's windows and through them Qt 5).
function(closure_of file out)
    execute_process(COMMAND ldd "${file}" OUTPUT_VARIABLE closure RESULT_VARIABLE failed)
    if(failed OR NOT closure MATCHES "libstdc")
        message(FATAL_ERROR "ldd says nothing useful of ${file}:\n${closure}")
    endif()
    set(${out} "${closure}" PARENT_SCOPE)
endfunction()

function(expect_on_demand library module)
    if(program MATCHES "${library}")
        message(FATAL_ERROR "vitrine-cli must load ${library} on demand, and links it")
    endif()
    closure_of("${module}" closure)
    if(NOT closure MATCHES "${library}")
        message(FATAL_ERROR "${module} should bring ${library}, and does not link it")
    endif()
endfunction()

closure_of("${PROGRAM}" program)
if(program MATCHES "libQt[^ \n]*")
    message(FATAL_ERROR "vitrine-cli must not link Qt, and links ${CMAKE_MATCH_0}")
endif()
expect_on_demand(libtorch "${NETWORKS}")
# FAISS may be a static library; the BLAS that it brings, threads and all, never is.
foreach(library libopencv_core librsvg "lib(open)?blas")
    expect_on_demand(${library} "${PICTURES}")
endforeach()
foreach(library libcurl libzip libpugixml)
    expect_on_demand(${library} "${REMOTE}")
endforeach()
