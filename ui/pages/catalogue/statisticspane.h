// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/statistics.h"

#include <QScrollArea>

#include <vector>

class QGridLayout;
class QLabel;

namespace vitrine::ui {

class BarChart;
class QuartileChart;

/// The data set on one screen: counts, categories, prices, what is missing, photos.
class StatisticsPane : public QScrollArea {
    Q_OBJECT
public:
    explicit StatisticsPane(QWidget* parent = nullptr);

    void setStatistics(const CatalogueStatistics& statistics);
    void setFiltered(bool filtered); ///< the listings are: says that the charts are not

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addChart(const QString& title, QWidget* chart);
    void arrange(int columns);
    void showCategories(const CatalogueStatistics& statistics);
    void showPrices(const CatalogueStatistics& statistics);
    void showMissing(const CatalogueStatistics& statistics);
    void showPictures(const CatalogueStatistics& statistics);

    QGridLayout* m_grid;
    std::vector<QWidget*> m_cells;
    int m_columns = 0;
    QLabel* m_note;
    QLabel* m_figures;
    QLabel* m_sizes;
    BarChart* m_categories;
    BarChart* m_prices;
    QuartileChart* m_spreads;
    BarChart* m_missing;
    BarChart* m_pictures;
};

}
