// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

/// Which folders a folder's files may include, besides itself.
const std::map<std::string, Names> kAllowed = {
    {"core/base", {}},
    {"core/types", {"core/base"}},
    {"core/jobs", {"core/base"}},
    {"core/catalogue", {"core/base", "core/types", "core/jobs"}},
    {"core/importing", {"core/base", "core/types", "core/jobs", "core/catalogue"}},
    {"core/remote", {"core/base", "core/types", "core/jobs"}},
    {"core/imaging", {"core/base", "core/types", "core/jobs"}},
    {"core/cleaning", {"core/base", "core/types", "core/jobs", "core/catalogue", "core/imaging"}},
    {"core/learning", {"core/base", "core/types", "core/jobs"}},
    {"core/search", {"core/base", "core/types", "core/jobs"}},
    {"core/workspace",
        {"core/base", "core/types", "core/jobs", "core/catalogue", "core/importing", "core/remote",
            "core/imaging", "core/cleaning", "core/learning", "core/search"}},
    {"core/serving", {"core/base", "core/types", "core/jobs", "core/workspace"}},
    {"ui", {"core/base", "core/types", "core/jobs", "core/workspace"}},
    {"app/cli", {"core/base", "core/types", "core/jobs", "core/workspace", "core/serving"}},
    {"app/desktop",
        {"ui", "core/base", "core/types", "core/jobs", "core/workspace", "core/serving"}},
};

/// The one folder that may name each heavy library.
const std::vector<std::pair<std::string, std::string>> kOwners = {
    {"torch/", "core/learning"},
    {"ATen/", "core/learning"},
    {"c10/", "core/learning"},
    {"faiss/", "core/search"},
    {"opencv2/", "core/imaging"},
    {"librsvg/", "core/imaging"},
    {"SQLiteCpp/", "core/catalogue"},
    {"sqlite3.h", "core/catalogue"},
    {"csv.h", "core/importing"},
    {"curl/", "core/remote"},
    {"pugixml.hpp", "core/remote"},
    {"zip.h", "core/remote"},
    {"zlib.h", "core/learning"},
    {"httplib.h", "core/serving"},
    {"qcustomplot.h", "ui"},
    {"CLI/", "app/cli"},
    {"openssl/", "core/base"},
    {"spdlog/", "core/base"},
};

/// The files of app/cli that see CLI11, whose header is dear (app/cli/command.h).
const Names kFaceOfCli11 = {"app/cli/command.cpp", "app/cli/usage.cpp"};

struct Include {
    std::string file; ///< relative to the source folder
    std::string target;
    bool quoted = false;
};

std::string layerOf(const std::string& path)
{
    for (const auto& [layer, allowed] : kAllowed) {
        if (path.starts_with(layer + "/"))
            return layer;
    }
    return {};
}

std::vector<Include> includesOf(const fs::path& root, const std::string& top)
{
    static const std::regex kInclude(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cpp")
            continue;
        const std::string text = vitrine::readFile(entry.path());
        const std::string file = entry.path().lexically_relative(root).string();
        std::size_t start = 0;
        while (start < text.size()) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            std::smatch match;
            const std::string line = text.substr(start, end - start);
            if (std::regex_search(line, match, kInclude))
                found.push_back({file, match[2], match[1] == "\""});
            start = end + 1;
        }
    }
    return found;
}

}

/// The arrows between folders (docs/architecture.md), and who may name a heavy library.
class TstIncludes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* top : {"core", "ui", "app"}) {
            const auto found = includesOf(vitrine::test::sourceFolder(), top);
            m_includes.insert(m_includes.end(), found.begin(), found.end());
        }
        QVERIFY2(m_includes.size() > 100, "the sources were not found");
    }

    void foldersKnowOnlyWhomTheyMay()
    {
        for (const Include& include : m_includes) {
            const std::string from = layerOf(include.file);
            const std::string to = layerOf(include.target);
            QVERIFY2(!from.empty(), qPrintable(QString::fromStdString(include.file)));
            if (!include.quoted || to.empty() || to == from || kAllowed.at(from).contains(to))
                continue;
            const auto message = include.file + " may not include " + include.target;
            QFAIL(message.c_str());
        }
    }

    void heavyLibrariesHaveOneOwner()
    {
        for (const Include& include : m_includes) {
            for (const auto& [prefix, owner] : kOwners) {
                if (!include.target.starts_with(prefix) || layerOf(include.file) == owner)
                    continue;
                const auto message =
                    include.file + " includes <" + include.target + ">, which belongs to " + owner;
                QFAIL(message.c_str());
            }
        }
    }

    void commandsDoNotSeeCli11()
    {
        for (const Include& include : m_includes) {
            const auto message = include.file + " includes <" + include.target + ">";
            QVERIFY2(!include.target.starts_with("CLI/") || kFaceOfCli11.contains(include.file),
                message.c_str());
        }
    }

    void publicHeadersNameNoHeavyLibrary()
    {
        for (const Include& include : m_includes) {
            if (!include.file.ends_with(".h"))
                continue;
            const std::string text =
                vitrine::readFile(vitrine::test::sourceFolder() / include.file);
            if (text.find("// Private to ") != std::string::npos)
                continue;
            for (const auto& [prefix, owner] : kOwners) {
                const auto message =
                    include.file + " is public and includes <" + include.target + ">";
                QVERIFY2(!include.target.starts_with(prefix), message.c_str());
            }
        }
    }

    void coreKnowsNoQt()
    {
        static const std::regex kQt("^(Q[A-Z][A-Za-z]+|Qt[A-Z].*)$");
        for (const Include& include : m_includes) {
            if (!include.file.starts_with("core/") && !include.file.starts_with("app/cli/"))
                continue;
            const auto message = include.file + " includes <" + include.target + ">";
            QVERIFY2(!std::regex_match(include.target, kQt), message.c_str());
        }
    }

private:
    std::vector<Include> m_includes;
};

QTEST_GUILESS_MAIN(TstIncludes)
#include "tst_includes.moc"
