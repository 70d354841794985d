// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/catalogue/statisticspane.h"

#include "ui/itemmodels/wording.h"
#include "ui/shell/theme.h"
#include "ui/widgets/charts/barchart.h"
#include "ui/widgets/charts/quartilechart.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/section.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr int kTwoColumns = 720; ///< of the pane's pixels
/// Categories beyond these are added up in one line.
constexpr std::size_t kMostCategories = 15;
/// Every so many bins of a price histogram bear a label.
constexpr std::size_t kBinsPerLabel = 3;

QString shareText(std::int64_t count, std::int64_t all, const QLocale& locale)
{
    const double percent =
        all == 0 ? 0.0 : 100.0 * static_cast<double>(count) / static_cast<double>(all);
    return QStringLiteral("%1 (%2 %)")
        .arg(locale.toString(qlonglong{count}),
            locale.toString(percent, 'f', percent > 0.0 && percent < 10.0 ? 1 : 0));
}

}

StatisticsPane::StatisticsPane(QWidget* parent)
    : QScrollArea(parent)
    , m_grid(new QGridLayout)
    , m_note(new QLabel(tr("The charts show the whole data set: the filter does not narrow them.")))
    , m_figures(new QLabel)
    , m_sizes(new QLabel)
    , m_categories(new BarChart(BarChart::Bars::Lying))
    , m_prices(new BarChart(BarChart::Bars::Standing))
    , m_spreads(new QuartileChart)
    , m_missing(new BarChart(BarChart::Bars::Lying))
    , m_pictures(new BarChart(BarChart::Bars::Lying))
{
    setObjectName(QStringLiteral("catalogueStatistics"));
    setAccessibleName(tr("Charts of the data set"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setObjectName(QStringLiteral("statisticsNote"));
    m_note->setWordWrap(true);
    m_note->hide();
    setTextRole(m_note, TextRole::Caption);
    m_figures->setObjectName(QStringLiteral("statisticsFigures"));
    m_figures->setWordWrap(true);
    m_sizes->setObjectName(QStringLiteral("statisticsSizes"));
    m_sizes->setWordWrap(true);
    setTextRole(m_figures, TextRole::Body);
    setTextRole(m_sizes, TextRole::Caption);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::kRelated, space::kEdge);
    column->setSpacing(space::kGroup);
    column->addWidget(m_note);
    column->addWidget(m_figures);
    m_grid->setHorizontalSpacing(space::kEdge);
    m_grid->setVerticalSpacing(space::kEdge);
    column->addLayout(m_grid);
    column->addStretch();
    setWidget(content);

    addChart(tr("Listings by category"), m_categories);
    addChart(tr("Usual prices by category"), m_spreads);
    addChart(tr("Prices"), m_prices);
    addChart(tr("Missing values"), m_missing);
    addChart(tr("Photos of a listing"), m_pictures);
    addChart(tr("Sizes of photos"), m_sizes);
    arrange(2);
}

void StatisticsPane::addChart(const QString& title, QWidget* chart)
{
    auto* cell = new QWidget;
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(new SectionHeading(title));
    column->addWidget(chart);
    column->addStretch();
    chart->setAccessibleName(title);
    m_cells.push_back(cell);
}

void StatisticsPane::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (QWidget* cell : m_cells)
        m_grid->removeWidget(cell);
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i)
        m_grid->addWidget(m_cells[static_cast<std::size_t>(i)], i / columns, i % columns);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns == 2 ? 1 : 0);
}

void StatisticsPane::resizeEvent(QResizeEvent* event)
{
    arrange(event->size().width() >= kTwoColumns ? 2 : 1);
    QScrollArea::resizeEvent(event);
}

void StatisticsPane::setFiltered(bool filtered)
{
    m_note->setVisible(filtered);
}

void StatisticsPane::setStatistics(const CatalogueStatistics& statistics)
{
    const QLocale locale;
    const CatalogueCounts& counts = statistics.counts;
    QStringList figures{listingCount(statistics.listings),
        photoCount(counts.images - counts.imagesExcluded), categoryCount(counts.categories)};
    if (statistics.bytesInAll > 0)
        figures << tr("%1 of photos")
                       .arg(locale.formattedDataSize(
                           statistics.bytesInAll, 0, QLocale::DataSizeSIFormat));
    if (counts.listingsExcluded > 0)
        figures << tr("%1 left out").arg(listingCount(counts.listingsExcluded));
    if (statistics.allPrices.count > 0) {
        figures << tr("median price %1")
                       .arg(moneyText(
                           Money{statistics.allPrices.median, statistics.prices.currency}, locale));
    }
    m_figures->setText(figures.join(QStringLiteral(" · ")));
    showCategories(statistics);
    showPrices(statistics);
    showMissing(statistics);
    showPictures(statistics);
}

void StatisticsPane::showCategories(const CatalogueStatistics& statistics)
{
    const QLocale locale;
    const std::string& currency = statistics.prices.currency;
    const double unit = std::pow(10.0, minorDigits(currency));
    std::vector<ChartBar> bars;
    std::vector<ChartSpread> spreads;
    std::int64_t others = 0;
    for (const CategoryStatistics& category : statistics.categories) {
        const QString name = category.row ? toQString(category.name) : tr("No category");
        if (bars.size() == kMostCategories) {
            others += category.listings;
            continue;
        }
        bars.push_back({name, static_cast<double>(category.listings),
            locale.toString(qlonglong{category.listings})});
        const Quartiles& prices = category.prices;
        if (prices.count == 0 || prices.lower <= 0)
            continue; // things that are given away are on no scale of factors
        spreads.push_back({name, static_cast<double>(prices.lower) / unit,
            static_cast<double>(prices.median) / unit, static_cast<double>(prices.upper) / unit,
            tr("median %1, half of them %2 to %3")
                .arg(moneyText(Money{prices.median, currency}, locale),
                    moneyText(Money{prices.lower, currency}, locale),
                    moneyText(Money{prices.upper, currency}, locale))});
    }
    if (others > 0) {
        bars.push_back(
            {tr("Others"), static_cast<double>(others), locale.toString(qlonglong{others})});
    }
    m_categories->setBars(std::move(bars));
    m_spreads->setSpreads(
        std::move(spreads), tr("%1, the middle half of the prices").arg(toQString(currency)));
}

void StatisticsPane::showPrices(const CatalogueStatistics& statistics)
{
    const QLocale locale;
    const PriceHistogram& prices = statistics.prices;
    std::vector<ChartBar> bars;
    for (std::size_t bin = 0; bin < prices.listings.size(); ++bin) {
        const QString from = moneyText(Money{prices.edges[bin], prices.currency}, locale);
        const QString to = moneyText(Money{prices.edges[bin + 1], prices.currency}, locale);
        const bool last = bin + 1 == prices.listings.size();
        bars.push_back(
            {bin % kBinsPerLabel == 0 ? from : QString(), static_cast<double>(prices.listings[bin]),
                last ? tr("from %1: %2").arg(from, listingCount(prices.listings[bin]))
                     : tr("%1 to %2: %3").arg(from, to, listingCount(prices.listings[bin]))});
    }
    m_prices->setBars(std::move(bars));
    m_prices->setAxis(tr("Price, steps by factors"));
}

void StatisticsPane::showMissing(const CatalogueStatistics& statistics)
{
    const MissingValues& missing = statistics.missing;
    std::vector<ChartBar> bars;
    const auto add = [&](const QString& name, std::int64_t count) {
        bars.push_back(
            {name, static_cast<double>(count), shareText(count, statistics.listings, QLocale())});
    };
    add(tr("Title"), missing.titles);
    add(tr("Description"), missing.descriptions);
    add(tr("Category"), missing.categories);
    add(tr("Price"), missing.prices);
    add(tr("Place"), missing.places);
    add(tr("Photo"), missing.pictures);
    m_missing->setBars(std::move(bars), static_cast<double>(statistics.listings));
}

void StatisticsPane::showPictures(const CatalogueStatistics& statistics)
{
    const QLocale locale;
    std::vector<ChartBar> bars;
    std::size_t last = statistics.pictures.size();
    while (last > 2 && statistics.pictures[last - 1] == 0)
        --last;
    for (std::size_t i = 0; i < last; ++i) {
        const bool more = i == CatalogueStatistics::kMostPictures;
        const QString label = more ? tr("%1 or more").arg(i) : locale.toString(qulonglong{i});
        bars.push_back({label, static_cast<double>(statistics.pictures[i]),
            shareText(statistics.pictures[i], statistics.listings, locale)});
    }
    m_pictures->setBars(std::move(bars));

    const Quartiles& bytes = statistics.pictureBytes;
    const Quartiles& sides = statistics.pictureSides;
    QStringList lines;
    if (bytes.count > 0) {
        lines << tr("Half of the files have %1 to %2, the median is %3, the largest has %4.")
                     .arg(locale.formattedDataSize(bytes.lower, 0, QLocale::DataSizeSIFormat),
                         locale.formattedDataSize(bytes.upper, 0, QLocale::DataSizeSIFormat),
                         locale.formattedDataSize(bytes.median, 0, QLocale::DataSizeSIFormat),
                         locale.formattedDataSize(bytes.most, 0, QLocale::DataSizeSIFormat));
    }
    if (sides.count > 0) {
        lines << tr("The longer side is %L1 to %L2 pixels for half of them, %L3 at the median; "
                    "%L4 to %L5 in all.")
                     .arg(qlonglong{sides.lower})
                     .arg(qlonglong{sides.upper})
                     .arg(qlonglong{sides.median})
                     .arg(qlonglong{sides.least})
                     .arg(qlonglong{sides.most});
    } else {
        lines << tr("Their pixels are known once the photos are cleaned or checked.");
    }
    m_sizes->setText(lines.join(QStringLiteral("\n\n")));
}

}
