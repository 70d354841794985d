// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "tests/support/testdata.h"

#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Names = QSet<QString>;

/// The standard header of each name that our headers use; a name that is in none of them needs a
/// row here.
const QMap<QString, QString>& standardHeaders()
{
    static const QMap<QString, QString> kHeaders = [] {
        const std::map<const char*, const char*> names = {
            {"algorithm", "min max clamp sort copy"},
            {"array", "array to_array"},
            {"atomic", "atomic atomic_bool atomic_int"},
            {"bit", "bit_cast endian"},
            {"chrono", "chrono"},
            {"cmath", "isfinite llround lround sqrt"},
            {"condition_variable", "condition_variable condition_variable_any"},
            {"cstddef", "byte size_t ptrdiff_t"},
            {"cstdint",
                "int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t uintptr_t"},
            {"cstdio", "FILE"},
            {"cstring", "memcpy memcmp"},
            {"deque", "deque"},
            {"exception", "exception exception_ptr current_exception rethrow_exception"},
            {"filesystem", "filesystem"},
            {"functional", "function less equal_to hash"},
            {"future", "future shared_future promise async"},
            {"limits", "numeric_limits"},
            {"list", "list"},
            {"map", "map multimap"},
            {"memory",
                "unique_ptr shared_ptr weak_ptr make_unique make_shared enable_shared_from_this"},
            {"mutex", "mutex lock_guard unique_lock scoped_lock once_flag"},
            {"memory_resource", "pmr"},
            {"optional", "optional nullopt"},
            {"set", "set multiset"},
            {"span", "span dynamic_extent as_bytes"},
            {"stdexcept", "runtime_error logic_error"},
            {"stop_token", "stop_token stop_source stop_callback"},
            {"string", "string to_string u32string u16string"},
            {"string_view", "string_view u32string_view"},
            {"system_error", "error_code"},
            {"thread", "thread jthread this_thread"},
            {"tuple", "tuple tie"},
            {"unordered_map", "unordered_map"},
            {"unordered_set", "unordered_set"},
            {"utility", "move forward pair exchange swap"},
            {"variant", "variant monostate"},
            {"vector", "vector"},
        };
        QMap<QString, QString> headers;
        for (const auto& [header, all] : names) {
            for (const QString& name : QString::fromLatin1(all).split(QLatin1Char(' ')))
                headers.insert(name, QString::fromLatin1(header));
        }
        return headers;
    }();
    return kHeaders;
}

QString withoutCommentsAndTexts(QString text)
{
    static const QRegularExpression kNoise(
        QStringLiteral(R"(//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*")"),
        QRegularExpression::DotMatchesEverythingOption);
    return text.remove(kNoise);
}

Names allMatches(const QRegularExpression& expression, const QString& text)
{
    Names names;
    for (auto each = expression.globalMatch(text); each.hasNext();)
        names.insert(each.next().captured(1));
    return names;
}

/// A file's includes and what it declares, as text: conditions of the preprocessor are passed over.
struct Header {
    std::vector<fs::path> includes; ///< ours and Qt's
    Names others; ///< the standard library's and foreign ones
    Names defined; ///< types, aliases, macros
    Names announced; ///< declared forward
};

/// A part of a complaint, from either kind of text.
struct Words {
    Words(const char* words)
        : text(words)
    {
    }
    Words(const QString& words)
        : text(words.toStdString())
    {
    }
    std::string text;
};

class Complaints {
public:
    void add(const fs::path& header, std::initializer_list<Words> what)
    {
        m_text += '\n' + header.lexically_relative(vitrine::test::sourceFolder()).string() + ' ';
        for (const Words& each : what)
            m_text += each.text;
    }
    bool none() const { return m_text.empty(); }
    const char* text() const { return m_text.c_str(); }

private:
    std::string m_text;
};

class Headers {
public:
    explicit Headers(fs::path qt)
        : m_qt(std::move(qt))
    {
    }

    const Header& at(const fs::path& path)
    {
        const auto [found, isNew] = m_headers.try_emplace(path);
        if (isNew)
            found->second = read(path);
        return found->second;
    }

    /// What `path` has with all that it includes; standard headers only where ours name them.
    Header closure(const fs::path& path)
    {
        Header all;
        std::set<fs::path> seen = {path};
        std::vector<fs::path> open = {path};
        while (!open.empty()) {
            const fs::path next = open.back();
            open.pop_back();
            const Header& header = at(next);
            all.defined.unite(header.defined);
            all.announced.unite(header.announced);
            if (!isQts(next))
                all.others.unite(header.others);
            for (const fs::path& include : header.includes) {
                if (seen.insert(include).second)
                    open.push_back(include);
            }
        }
        return all;
    }

private:
    bool isQts(const fs::path& path) const { return path.native().starts_with(m_qt.native()); }

    fs::path resolved(const fs::path& name, const fs::path& from, bool quoted) const
    {
        std::vector<fs::path> places = {m_qt / name};
        for (const char* module : {"QtCore", "QtGui", "QtWidgets", "QtSvg"})
            places.push_back(m_qt / module / name);
        if (quoted) {
            places.insert(places.begin(), from.parent_path() / name);
            places.insert(places.begin(), vitrine::test::sourceFolder() / name);
        }
        for (const fs::path& place : places) {
            if (fs::is_regular_file(place))
                return place.lexically_normal();
        }
        return {};
    }

    Header read(const fs::path& path) const
    {
        static const QRegularExpression kInclude(
            QStringLiteral(R"(^\s*#\s*include\s*([<"])([^">]+)[">])"),
            QRegularExpression::MultilineOption);
        static const QRegularExpression kAlias(QStringLiteral(
            R"(#\s*define\s+(\w+)|\busing\s+(\w+)\s*=|\btypedef\b[^;]*?\b(\w+)\s*;)"));
        static const QRegularExpression kType(QStringLiteral(
            R"(\b(?:class|struct|enum|namespace)\s+(?:class\s+)?(?:[A-Z_0-9]+\s*(?:\([^)]*\))?\s+)*(\w+)\s*(;?))"));
        const QString text = QString::fromStdString(vitrine::readFile(path));
        Header header;
        for (auto each = kInclude.globalMatch(text); each.hasNext();) {
            const auto match = each.next();
            const bool quoted = match.captured(1) == QLatin1String("\"");
            const auto file = resolved(match.captured(2).toStdString(), path, quoted);
            if (file.empty())
                header.others.insert(match.captured(2));
            else
                header.includes.push_back(file);
        }
        for (auto each = kAlias.globalMatch(text); each.hasNext();) {
            const auto match = each.next();
            header.defined.insert(match.captured(match.lastCapturedIndex()));
        }
        for (auto each = kType.globalMatch(text); each.hasNext();) {
            const auto match = each.next();
            (match.captured(2).isEmpty() ? header.defined : header.announced)
                .insert(match.captured(1));
        }
        return header;
    }

    fs::path m_qt;
    std::map<fs::path, Header> m_headers;
};

}

/// Every header brings what it names. Sources are compiled after precompiled headers
/// (docs/decisions, 16), which would bring it, too, so that the compiler alone does not prove it.
class TstHeaders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsTheStandardLibrary()
    {
        static const QRegularExpression kName(QStringLiteral(R"(\bstd::(\w+))"));
        Complaints complaints;
        for (const auto& [path, text] : headersOf({"core", "ui", "app"})) {
            const Header all = m_headers.closure(path);
            for (const QString& name : allMatches(kName, text)) {
                const QString header = standardHeaders().value(name);
                if (header.isEmpty())
                    complaints.add(path, {"names std::", name, ", which has no row in this test"});
                else if (!all.others.contains(header))
                    complaints.add(path, {"names std::", name, " without <", header, ">"});
            }
        }
        QVERIFY2(complaints.none(), complaints.text());
    }

    void bringsQt()
    {
        static const QRegularExpression kName(QStringLiteral(R"(\b(Q[A-Z][a-z]\w*))"));
        Complaints complaints;
        for (const auto& [path, text] : headersOf({"ui", "app"})) {
            const Header all = m_headers.closure(path);
            if (all.others.contains(QStringLiteral("qcustomplot.h")))
                continue; // it brings the widgets, and names that stand in no header of Qt's
            const Names own = m_headers.at(path).announced;
            for (const QString& name : allMatches(kName, text)) {
                if (all.defined.contains(name) || own.contains(name))
                    continue;
                const QRegularExpression byValue(
                    QStringLiteral(R"(\b%1\b(?!\s*(?:const)?\s*[*&]))").arg(name));
                if (!all.announced.contains(name))
                    complaints.add(path, {"does not bring ", name});
                else if (byValue.match(text).hasMatch())
                    complaints.add(path, {"needs all of ", name});
            }
        }
        QVERIFY2(complaints.none(), complaints.text());
    }

    void bringsOtherLibraries()
    {
        const std::map<QString, std::vector<QString>> libraries = {
            {QStringLiteral("fmt"), {QStringLiteral("fmt/format.h"), QStringLiteral("fmt/core.h")}},
            {QStringLiteral("nlohmann"),
                {QStringLiteral("nlohmann/json.hpp"), QStringLiteral("nlohmann/json_fwd.hpp")}},
        };
        Complaints complaints;
        for (const auto& [path, text] : headersOf({"core", "app"})) {
            const Header all = m_headers.closure(path);
            for (const auto& [space, headers] : libraries) {
                const bool brought = std::ranges::any_of(
                    headers, [&](const QString& each) { return all.others.contains(each); });
                if (text.contains(space + QStringLiteral("::")) && !brought)
                    complaints.add(path, {"names ", space, ":: without its header"});
            }
            if (text.contains(QStringLiteral("CLI::"))
                && !all.defined.contains(QStringLiteral("CLI")))
                complaints.add(path, {"names CLI:: and declares it nowhere"});
        }
        QVERIFY2(complaints.none(), complaints.text());
    }

    /// Sources are compiled together (docs/decisions, 17): the header that one begins with may live
    /// on what an earlier one included.
    void bringsOurs()
    {
        static const QRegularExpression kName(QStringLiteral(
            R"(\b(?:at|c10|cv|faiss|torch)(?:::\w+)+|(?<![\w.>/])([A-Z][a-z]\w+)\b(?:::\w+)*)"));
        static const QRegularExpression kParameter(QStringLiteral(R"(\btypename\s+(\w+))"));
        const auto headers = headersOf({"core", "ui", "app"});
        Names types;
        for (const auto& [path, text] : headers)
            types.unite(m_headers.at(path).defined);
        QVERIFY(types.contains(QStringLiteral("SearchQuery")));
        Complaints complaints;
        for (const auto& [path, text] : headers) {
            const Header all = m_headers.closure(path);
            const Names parameters = allMatches(kParameter, text);
            for (const QString& name : allMatches(kName, withoutEnumerators(text))) {
                const bool brought = all.defined.contains(name) || all.announced.contains(name)
                    || parameters.contains(name);
                if (types.contains(name) && !brought)
                    complaints.add(path, {"does not bring ", name});
            }
        }
        QVERIFY2(complaints.none(), complaints.text());
    }

private:
    /// Values of an enum may be called as types are.
    static QString withoutEnumerators(QString text)
    {
        static const QRegularExpression kEnum(QStringLiteral(R"((\benum\b[^{;]*)\{[^}]*\})"));
        return text.replace(kEnum, QStringLiteral("\\1 {}"));
    }

    static std::vector<std::pair<fs::path, QString>> headersOf(
        std::initializer_list<const char*> folders)
    {
        std::vector<std::pair<fs::path, QString>> headers;
        for (const char* folder : folders) {
            const fs::path top = vitrine::test::sourceFolder() / folder;
            for (const auto& entry : fs::recursive_directory_iterator(top)) {
                if (entry.path().extension() != ".h")
                    continue;
                const auto text = QString::fromStdString(vitrine::readFile(entry.path()));
                headers.emplace_back(
                    entry.path().lexically_normal(), withoutCommentsAndTexts(text));
            }
        }
        return headers;
    }

    Headers m_headers{QLibraryInfo::path(QLibraryInfo::HeadersPath).toStdString()};
};

QTEST_GUILESS_MAIN(TstHeaders)
#include "tst_headers.moc"
