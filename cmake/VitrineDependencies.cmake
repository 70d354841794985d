# SPDX-License-Identifier: GPL-3.0-or-later
# Every foreign library, each behind one vitrine::<name> target. The Debian package of each is in
# README's table and in ./dev.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

find_package(SQLiteCpp REQUIRED)
find_package(SQLite3 REQUIRED)
vitrine_system_library(vitrine_sqlite LIBRARIES SQLiteCpp SQLite::SQLite3)

find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
vitrine_system_library(vitrine_csv INCLUDES "${CSV_INCLUDE_DIR}" LIBRARIES "${CSV_LIBRARY}")

find_package(OpenSSL REQUIRED COMPONENTS Crypto)
vitrine_system_library(vitrine_crypto LIBRARIES OpenSSL::Crypto)

find_package(CURL REQUIRED)
vitrine_system_library(vitrine_curl LIBRARIES CURL::libcurl)

find_package(ZLIB REQUIRED)
vitrine_system_library(vitrine_zlib LIBRARIES ZLIB::ZLIB)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
vitrine_system_library(vitrine_zip LIBRARIES PkgConfig::ZIP)
find_package(pugixml REQUIRED)
vitrine_system_library(vitrine_xml LIBRARIES pugixml::pugixml)

find_package(nlohmann_json 3.11 REQUIRED)
vitrine_system_library(vitrine_json LIBRARIES nlohmann_json::nlohmann_json)

find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
vitrine_system_library(vitrine_fmt LIBRARIES fmt::fmt)
vitrine_system_library(vitrine_log LIBRARIES spdlog::spdlog)
find_package(CLI11 REQUIRED)
vitrine_system_library(vitrine_cli11 LIBRARIES CLI11::CLI11)

# Pixels only: imgcodecs would load GDAL and with it 140 libraries at every start (docs/decisions/0006).
find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc)
vitrine_system_library(vitrine_opencv INCLUDES ${OpenCV_INCLUDE_DIRS}
    LIBRARIES opencv_core opencv_imgproc)
pkg_check_modules(RSVG REQUIRED IMPORTED_TARGET librsvg-2.0)
vitrine_system_library(vitrine_rsvg INCLUDES ${RSVG_INCLUDE_DIRS} LIBRARIES PkgConfig::RSVG)

find_package(Torch REQUIRED)
vitrine_system_library(vitrine_torch INCLUDES ${TORCH_INCLUDE_DIRS} LIBRARIES ${TORCH_LIBRARIES})
find_package(OpenMP REQUIRED COMPONENTS CXX)
find_package(faiss REQUIRED)
vitrine_system_library(vitrine_faiss LIBRARIES faiss OpenMP::OpenMP_CXX)

if(VITRINE_BUILD_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()
if(VITRINE_BUILD_UI)
    # PrintSupport only because QCustomPlot's target names it.
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg PrintSupport LinguistTools)
    find_package(QCustomPlotQt6 REQUIRED) # its package tells no version
    vitrine_system_library(vitrine_plot LIBRARIES QCustomPlotQt6::QCustomPlotQt6)
endif()
if(VITRINE_BUILD_BENCH)
    find_package(benchmark REQUIRED)
endif()
