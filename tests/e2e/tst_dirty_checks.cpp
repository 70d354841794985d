// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h" // moc 6.4 stumbles over <compare> as the very first header
#include "core/importing/csvreader.h"
#include "core/types/refusedrow.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/smallshop.h"
#include "tests/support/testdata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

using namespace vitrine;
using vitrine::test::TemporaryFolder;

namespace {

using Subjects = std::set<std::string>;

/// What the data's facts are called here. Of rows that the import refuses, the check's report names
/// all (kRefused); those that are about ids have findings, too.
const std::map<std::string, FindingKind> kKinds = {
    {"dark", FindingKind::Dark},
    {"light", FindingKind::Light},
    {"blurry", FindingKind::Blurry},
    {"grayscale", FindingKind::Greyscale},
    {"low_information", FindingKind::LowInformation},
    {"odd_aspect_ratio", FindingKind::OddAspectRatio},
    {"odd_size", FindingKind::OddSize},
    {"exact_duplicate", FindingKind::ExactDuplicate},
    {"near_duplicate", FindingKind::NearDuplicate},
    {"unreadable", FindingKind::Unreadable},
    {"missing", FindingKind::Unreadable},
    {"too_large", FindingKind::Unreadable},
    {"price_outlier", FindingKind::PriceOutlier},
    {"price_missing", FindingKind::PriceMissing},
    {"price_unreadable", FindingKind::PriceMissing},
    {"price_negative", FindingKind::PriceMissing},
    {"category_missing", FindingKind::CategoryMissing},
    {"bad_id", FindingKind::BadId},
    {"duplicate_id", FindingKind::RepeatedId},
};
const std::set<std::string> kRefused = {"bad_id", "duplicate_id", "field_count", "unclosed_quote"};
/// Of findings that show what the table gives.
const std::set<std::string> kShown = {"price_unreadable", "price_negative"};

/// Of each kind the ids that the data set's makers spoilt.
std::map<FindingKind, Subjects> truthOf(
    const QJsonObject& facts, const std::map<std::string, std::string>& idOfName)
{
    std::map<FindingKind, Subjects> truth;
    for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
        for (const QJsonValue& name : fact.value().toArray()) {
            const auto kind = kKinds.find(name.toString().toStdString());
            const auto id = idOfName.find(fact.key().toStdString());
            if (kind != kKinds.end() && id != idOfName.end())
                truth[kind->second].insert(id->second);
        }
    }
    return truth;
}

/// A column of a table by the number of the row, from "1".
std::map<std::string, std::string> columnByRow(
    const std::filesystem::path& table, const std::string& name)
{
    importing::CsvReader reader(table);
    const auto& header = reader.header();
    const auto column = std::ranges::find(header, name) - header.begin();
    std::map<std::string, std::string> values;
    importing::CsvRow row;
    while (reader.next(row))
        values[std::to_string(values.size() + 1)] = row.fields[static_cast<std::size_t>(column)];
    return values;
}

/// Every planted fault of a row, by the number of the row.
std::vector<std::pair<std::string, std::string>> faultsOf(const QJsonObject& rows)
{
    std::vector<std::pair<std::string, std::string>> faults;
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        for (const QJsonValue& kind : row.value().toArray())
            faults.emplace_back(row.key().toStdString(), kind.toString().toStdString());
    }
    return faults;
}

Subjects found(Workspace& workspace, FindingKind kind)
{
    Subjects subjects;
    for (const auto& [row, finding] : workspace.inspection().findings({kind, {}, true}, 0, 10'000))
        subjects.insert(finding.image ? workspace.image(finding.image)->id
                : finding.listing     ? workspace.listing(finding.listing)->id
                                      : refusedRowsOf(finding.text).front().text);
    return subjects;
}

}

/// Looks for the faults of a data set whose faults are known.
class TstDirtyChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::hideUserData(m_folder / "data"); }
    void findsTheKnownFaults();
    void namesEveryFaultOfARow();

private:
    TemporaryFolder m_folder;
};

void TstDirtyChecks::findsTheKnownFaults()
{
    VITRINE_NEEDS_SHARED(dirty, "data/dirty");
    QFile file(QString::fromStdString((dirty / "truth.json").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject facts = QJsonDocument::fromJson(file.readAll()).object();
    const auto workspace = Workspace::create(m_folder / "shop");
    JobContext context;
    workspace->importTables(
        {dirty / "Products.csv", dirty / "Images.csv", dirty / "images"}, context);
    const CheckReport report = workspace->inspection().check({}, context);

    // Pictures are named by file, listings by the number of their row.
    std::map<std::string, std::string> idOfName;
    const QJsonObject images = facts[QLatin1String("images")].toObject();
    for (const QString& name : images.keys())
        idOfName[name.toStdString()] = std::filesystem::path(name.toStdString()).stem().string();
    const QJsonObject rows = facts[QLatin1String("product_rows_1_based")].toObject();
    std::map<FindingKind, Subjects> truth = truthOf(images, idOfName);
    idOfName = columnByRow(dirty / "Products.csv", "id");
    truth.merge(truthOf(rows, idOfName));

    std::set<FindingKind> known;
    for (const auto& [fact, kind] : kKinds)
        known.insert(kind);
    for (const FindingKind kind : known) {
        const Subjects flagged = found(*workspace, kind);
        Subjects hits;
        std::ranges::set_intersection(flagged, truth[kind], std::inserter(hits, hits.end()));
        const auto count = static_cast<double>(hits.size());
        const double precision =
            flagged.empty() ? 1.0 : count / static_cast<double>(flagged.size());
        const double recall =
            truth[kind].empty() ? 1.0 : count / static_cast<double>(truth[kind].size());
        const std::string name(findingKindName(kind));
        qInfo("%-18s precision %.2f, recall %.2f (%zu spoilt, %zu found)", name.c_str(), precision,
            recall, truth[kind].size(), flagged.size());
        QVERIFY2(recall == 1.0, name.c_str());
        // An image of the table that was never given a file is unreadable too.
        QVERIFY2(precision >= (kind == FindingKind::Unreadable ? 0.8 : 1.0), name.c_str());
    }
    QVERIFY(found(*workspace, FindingKind::OrphanImage).size()
        >= static_cast<std::size_t>(facts[QLatin1String("orphan_images")].toInt()));
    qInfo("%lld images checked in %.2f s", static_cast<long long>(report.images), report.seconds);
}

/// By a finding about its listing, or by the report, where the import refused it.
void TstDirtyChecks::namesEveryFaultOfARow()
{
    VITRINE_NEEDS_SHARED(dirty, "data/dirty");
    QFile file(QString::fromStdString((dirty / "truth.json").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto faults = faultsOf(QJsonDocument::fromJson(file.readAll())
                                     .object()[QLatin1String("product_rows_1_based")]
                                     .toObject());
    QVERIFY(!faults.empty());
    const auto workspace = Workspace::create(m_folder / "tables");
    JobContext context;
    workspace->importTables({dirty / "Products.csv", dirty / "Images.csv", {}}, context);
    const CheckReport report = workspace->inspection().check({}, context);
    const auto ids = columnByRow(dirty / "Products.csv", "id");
    const auto prices = columnByRow(dirty / "Products.csv", "price");
    std::map<std::string, std::int64_t> refused;
    for (const RefusedRows& rows : report.refused)
        refused[rows.kind] = rows.rows;
    std::map<std::string, std::int64_t> planted;
    for (const auto& [row, fault] : faults) {
        if (kRefused.contains(fault)) {
            ++planted[fault];
            continue;
        }
        const auto kind = kKinds.find(fault);
        QVERIFY2(kind != kKinds.end(), fault.c_str());
        std::optional<Finding> about;
        for (const auto& [number, finding] :
            workspace->inspection().findings({kind->second, {}, true}, 0, 10'000)) {
            if (workspace->listing(finding.listing)->id == ids.at(row))
                about = finding;
        }
        QVERIFY2(about.has_value(), (fault + " of row " + row).c_str());
        if (kShown.contains(fault))
            QCOMPARE(about->text, prices.at(row));
    }
    QCOMPARE(refused, planted);
}

QTEST_GUILESS_MAIN(TstDirtyChecks)
#include "tst_dirty_checks.moc"
