// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <filesystem>
#include <sstream>
#include <string>

namespace fs = std::filesystem;
using vitrine::readFile;
using vitrine::test::sourceFolder;

/// What must agree across files: tests and their lists, packages and their table, licences.
class TstProject : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTestIsRegistered()
    {
        int tests = 0;
        for (const auto& entry : fs::recursive_directory_iterator(sourceFolder() / "tests")) {
            const std::string name = entry.path().filename().string();
            if (!name.starts_with("tst_") || entry.path().extension() != ".cpp")
                continue;
            ++tests;
            const fs::path list = entry.path().parent_path() / "CMakeLists.txt";
            const bool registered =
                fs::exists(list) && readFile(list).find(name) != std::string::npos;
            QVERIFY2(registered, ("not in its CMakeLists.txt: " + entry.path().string()).c_str());
        }
        QVERIFY(tests > 10);
    }

    void everySourceIsBuilt()
    {
        for (const char* top : {"core", "ui", "app"}) {
            for (const auto& entry : fs::recursive_directory_iterator(sourceFolder() / top)) {
                if (entry.path().extension() == ".cpp")
                    QVERIFY2(isListed(entry.path()),
                        ("built by no target: " + entry.path().string()).c_str());
            }
        }
    }

    void everySourceNamesItsLicence()
    {
        for (const char* top : {"core", "ui", "app", "tests"}) {
            for (const auto& entry : fs::recursive_directory_iterator(sourceFolder() / top)) {
                const auto extension = entry.path().extension();
                if (extension != ".cpp" && extension != ".h")
                    continue;
                QVERIFY2(readFile(entry.path())
                             .starts_with("// SPDX-License-Identifier: GPL-3.0-or-later\n"),
                    entry.path().c_str());
            }
        }
    }

    /// Advice says what to do, and names commands on the way: "Choose one that `... runs` lists."
    void noAdviceBeginsWithACommand()
    {
        for (const char* top : {"core", "app"}) {
            for (const auto& entry : fs::recursive_directory_iterator(sourceFolder() / top)) {
                if (entry.path().extension() == ".cpp")
                    QVERIFY2(readFile(entry.path()).find("\"`vitrine-cli") == std::string::npos,
                        entry.path().c_str());
            }
        }
    }

    void everyPackageIsInTheReadme()
    {
        const std::string readme = readFile(sourceFolder() / "README.md");
        int packages = 0;
        for (const char* list : {"packages.txt", "packages-bench.txt"}) {
            std::istringstream lines(readFile(sourceFolder() / "cmake" / list));
            for (std::string line; std::getline(lines, line);) {
                if (line.empty() || line.front() == '#')
                    continue;
                ++packages;
                const std::string name = line.substr(0, line.find('|'));
                QVERIFY2(readme.find("`" + name + "`") != std::string::npos,
                    ("README's dependency table lacks " + name).c_str());
            }
        }
        QVERIFY(packages > 20);
    }

private:
    /// In the CMakeLists.txt of its folder or of one above it.
    static bool isListed(const fs::path& source)
    {
        for (fs::path folder = source.parent_path(); folder != sourceFolder();
             folder = folder.parent_path()) {
            const fs::path list = folder / "CMakeLists.txt";
            const std::string name = source.lexically_relative(folder).generic_string();
            if (fs::exists(list) && readFile(list).find(name) != std::string::npos)
                return true;
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(TstProject)
#include "tst_project.moc"
