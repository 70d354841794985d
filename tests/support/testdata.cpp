// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"

#include "core/base/atomicfile.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace vitrine::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (fs::temp_directory_path() / "vitrine-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw std::runtime_error("no temporary folder could be made");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

fs::path TemporaryFolder::write(const std::string& name, const std::string& contents) const
{
    const fs::path file = m_path / name;
    fs::create_directories(file.parent_path());
    writeFileAtomically(file, contents, Durability::Renamed);
    return file;
}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file())
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<fs::path> sharedData(const std::string& relative)
{
    const char* named = std::getenv("VITRINE_SHARED");
    const fs::path base = named ? fs::path(named) : sourceFolder().parent_path() / "shared";
    std::error_code ignored;
    if (!fs::exists(base / relative, ignored))
        return std::nullopt;
    return base / relative;
}

fs::path sourceFolder()
{
    const char* named = std::getenv("VITRINE_SOURCE_DIR");
    return named ? fs::path(named) : fs::current_path();
}

fs::path binaryFolder()
{
    const char* named = std::getenv("VITRINE_BIN_DIR");
    return named ? fs::path(named) : fs::current_path() / "bin";
}

ProgressProbe::ProgressProbe(std::function<bool(const Progress&)> stopWhen)
    : m_stopWhen(std::move(stopWhen))
{
}

void ProgressProbe::onProgress(const Progress& progress)
{
    m_seen.push_back(progress);
    if (m_stopWhen && m_stopWhen(progress))
        m_stop.request_stop();
}

}
