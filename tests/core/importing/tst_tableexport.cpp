// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"
#include "core/base/error.h"
#include "core/importing/csvreader.h"
#include "core/importing/tableexport.h"
#include "core/jobs/outcome.h"
#include "tests/core/importing/tables.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace vitrine;
using namespace vitrine::importing;
using vitrine::test::filesIn;
using vitrine::test::ProgressProbe;
using vitrine::test::Shop;

namespace {

QJsonObject jsonOf(const std::filesystem::path& file)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(readFile(file))).object();
}

}

class TstTableExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<Shop>();
        m_shop->products(test::kProductHeader
            + "0,a,\"Red \"\"sofa\"\", big\",Sofas / X,\"Line 1\r\nLine 2\",\"£1,234.05\",Leeds\n"
              "1,b,Lamp,Lamps,,¥500,\n"
              "2,c,Thing,,,,\n");
        m_shop->images(test::kImageHeader + "0,x,b\n1,y,a\n2,z,nobody\n3,w,c\n");
        m_shop->import();
    }

    void trainingDataIsTheJoinedTable()
    {
        JobContext context;
        const auto file = m_shop->folder / "training_data.csv";
        QCOMPARE(exportTrainingData(file, *m_shop->catalogue, context), 3);
        QVERIFY(readFile(file).find('\r') == std::string::npos);
        CsvReader reader(file);
        const std::vector<std::string> header(reader.header().begin(), reader.header().end());
        QCOMPARE(header,
            (std::vector<std::string>{"image_id", "listing_id", "title", "category",
                "category_code", "category_path", "price", "currency", "location", "description"}));
        std::vector<std::vector<std::string>> rows;
        CsvRow row;
        while (reader.next(row)) {
            QCOMPARE(row.fault, CsvFault::None);
            rows.emplace_back(row.fields.begin(), row.fields.end());
        }
        using Row = std::vector<std::string>;
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0], (Row{"x", "b", "Lamp", "Lamps", "0", "Lamps", "500", "JPY", "", ""}));
        QCOMPARE(rows[1],
            (Row{"y", "a", "Red \"sofa\", big", "Sofas", "1", "Sofas / X", "1234.05", "GBP",
                "Leeds", "Line 1\nLine 2"}));
        QCOMPARE(rows[2], (Row{"w", "c", "Thing", "", "", "", "", "", "", ""}));
    }

    void listingsAreThoseOfTheFilterOrTheRows()
    {
        JobContext context;
        const auto file = m_shop->folder / "listings.csv";
        ListingSet set;
        set.order = ListingOrder::TitleDescending;
        set.filter.pictures = {1};
        QCOMPARE(exportListings(file, *m_shop->catalogue, set, context), 3);
        CsvReader reader(file);
        QCOMPARE(reader.header().size(), std::size_t{10});
        CsvRow row;
        QVERIFY(reader.next(row));
        QCOMPARE(row.fields[0], std::string_view("c"));
        QVERIFY(reader.next(row));
        const std::vector<std::string> sofa(row.fields.begin(), row.fields.end());
        QCOMPARE(sofa,
            (std::vector<std::string>{"a", "Red \"sofa\", big", "Sofas", "Sofas / X", "1234.05",
                "GBP", "Leeds", "1", "", "Line 1\nLine 2"}));

        const auto read = m_shop->catalogue->reader();
        set.rows = {*read->listingById("b"), *read->listingById("a")};
        QCOMPARE(exportListings(file, *m_shop->catalogue, set, context), 2);
        QCOMPARE(readFile(file), listingsAsCsv(*read, set.rows));
        QVERIFY(readFile(file).find("\nb,Lamp,") != std::string::npos);
    }

    void trainingDataSaysTheSideOfASplit()
    {
        const auto rowOf = [&](const char* id) {
            return m_shop->catalogue->reader()->imageById(id)->row;
        };
        const std::vector<std::pair<ImageRow, int>> sides{{rowOf("x"), 2}, {rowOf("w"), 0}};
        const auto writer = m_shop->catalogue->writer();
        writer->begin();
        writer->replaceSplit(sides);
        writer->commit();
        JobContext context;
        const auto file = m_shop->folder / "training_data.csv";
        exportTrainingData(file, *m_shop->catalogue, context);
        CsvReader reader(file);
        QCOMPARE(std::string(reader.header().back()), "split");
        CsvRow row;
        for (const char* side : {"test", "", "train"}) { // y came after the split
            QVERIFY(reader.next(row));
            QCOMPARE(std::string(row.fields.back()), side);
        }
    }

    void theLabelEncoderGoesBothWays()
    {
        const auto file = m_shop->folder / "labels.json";
        QCOMPARE(exportLabelEncoder(file, *m_shop->catalogue), 2);
        const QJsonObject labels = jsonOf(file);
        QCOMPARE(labels[QLatin1String("classes")].toArray(),
            (QJsonArray{QLatin1String("Lamps"), QLatin1String("Sofas")}));
        QCOMPARE(labels[QLatin1String("encoder")][QLatin1String("Sofas")].toInt(), 1);
        QCOMPARE(labels[QLatin1String("decoder")][QLatin1String("0")].toString(),
            QLatin1String("Lamps"));
    }

    void embeddingsReadBackExactly()
    {
        const std::vector<float> vector = {0.1F, -1e-38F, 3.4e38F, 1.0F / 3.0F};
        putVector("x", vector);
        JobContext context;
        const auto file = m_shop->folder / "embeddings.json";
        QCOMPARE(exportEmbeddings(file, *m_shop->catalogue, "m", context), 1);
        const QJsonArray numbers = jsonOf(file)[QLatin1String("x")].toArray();
        QCOMPARE(static_cast<std::size_t>(numbers.size()), vector.size());
        for (std::size_t i = 0; i < vector.size(); ++i)
            QCOMPARE(static_cast<float>(numbers[static_cast<qsizetype>(i)].toDouble()), vector[i]);
        QCOMPARE(exportEmbeddings(file, *m_shop->catalogue, "unknown", context), 0);
        QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(readFile(file))).isObject());
    }

    void failedAndCancelledExportsLeaveNothing()
    {
        putVector("x", {1.0F, std::numeric_limits<float>::quiet_NaN(), 0.0F, 0.0F});
        JobContext context;
        const auto before = filesIn(m_shop->folder.path());
        const auto file = m_shop->folder / "embeddings.json";
        QVERIFY_THROWS_EXCEPTION(Error, exportEmbeddings(file, *m_shop->catalogue, "m", context));
        QCOMPARE(runJob([&] {
            exportTrainingData(m_shop->folder / "no/folder.csv", *m_shop->catalogue, context);
        }).error->code(),
            ErrorCode::NotFound);
        test::manyRows(*m_shop, 2000);
        m_shop->import();
        ProgressProbe probe([](const Progress& progress) { return progress.done > 500; });
        JobContext stopping = probe.context();
        const Outcome outcome = runJob(
            [&] { exportTrainingData(m_shop->folder / "t.csv", *m_shop->catalogue, stopping); });
        QCOMPARE(outcome.state, JobState::Cancelled);
        QCOMPARE(filesIn(m_shop->folder.path()), before);
    }

private:
    void putVector(const std::string& image, const std::vector<float>& vector)
    {
        const auto writer = m_shop->catalogue->writer();
        writer->putModel({"m", "Test", "resnet18", "abc", false, "stretch", "float32", 4, "2024"});
        writer->putEmbedding("m", m_shop->catalogue->reader()->imageById(image)->row, vector);
    }

    std::unique_ptr<Shop> m_shop;
};

QTEST_GUILESS_MAIN(TstTableExport)
#include "tst_tableexport.moc"
