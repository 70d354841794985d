// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/problemlist.h"

#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/section.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr std::size_t kShown = 1000; ///< the rest is in the command line's report
constexpr int kMostRows = 10; ///< on screen without scrolling
constexpr int kRow = 28;
constexpr int kWidest = 180; ///< of a column but the last

}

ProblemList::ProblemList(QWidget* parent)
    : QWidget(parent)
    , m_heading(new SectionHeading({}, this))
    , m_toggle(new QPushButton(this))
    , m_rows(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("problemList"));
    m_rows->setObjectName(QStringLiteral("problemRows"));
    m_rows->setAccessibleName(tr("Rows that need attention"));
    m_rows->setHeaderLabels(
        {tr("File"), tr("Line"), tr("Outcome"), tr("Column"), tr("Text"), tr("What to do")});
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_rows->header()->setStretchLastSection(true);
    m_toggle->setObjectName(QStringLiteral("problemToggle"));
    setQuiet(m_toggle);
    connect(m_toggle, &QPushButton::clicked, this, [this] { showRows(m_rows->isHidden()); });
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("problemClose"));
    close->setAutoRaise(true);
    close->setIcon(icon(QStringLiteral("close")));
    close->setToolTip(tr("Close this list"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(close, &QToolButton::clicked, this, &ProblemList::closed);
    auto* top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_toggle);
    top->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    column->addLayout(top);
    column->addWidget(m_rows);
    hide();
}

void ProblemList::show(const ImportReport& report)
{
    setVisible(!report.problems.empty());
    showRows(false);
    fill(report);
}

void ProblemList::showRows(bool shown)
{
    m_rows->setVisible(shown);
    m_toggle->setText(shown ? tr("Hide rows") : tr("Show rows"));
    m_toggle->setAccessibleName(m_toggle->text());
}

QString ProblemList::outcomes(int leftOut, int kept)
{
    if (leftOut == 0)
        return tr("imported but worth checking");
    if (kept == 0)
        return tr("left out");
    return tr("%1 left out, %2 imported but worth checking")
        .arg(QLocale().toString(leftOut), QLocale().toString(kept));
}

void ProblemList::fill(const ImportReport& report)
{
    const auto& problems = report.problems;
    const auto kept = std::count_if(
        problems.begin(), problems.end(), [](const RowProblem& problem) { return problem.kept; });
    const int total = static_cast<int>(problems.size());
    m_heading->setText(tr("%Ln row(s) need attention", nullptr, total));
    m_heading->setCaption(outcomes(total - static_cast<int>(kept), static_cast<int>(kept)));
    m_rows->clear();
    QList<QTreeWidgetItem*> items;
    for (std::size_t i = 0; i < std::min(problems.size(), kShown); ++i) {
        const RowProblem& problem = problems[i];
        auto* item = new QTreeWidgetItem({toQString(problem.file),
            problem.line > 0 ? QLocale().toString(static_cast<qlonglong>(problem.line)) : QString(),
            problem.kept ? tr("imported") : tr("left out"), toQString(problem.column),
            toQString(problem.text).simplified(), toQString(problem.hint)});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setSizeHint(5, {0, kRow}); // the last column takes what is left
        item->setToolTip(4, toQString(problem.text));
        item->setToolTip(5, toQString(problem.hint));
        items << item;
    }
    m_rows->addTopLevelItems(items);
    for (int column = 0; column < m_rows->columnCount() - 1; ++column) {
        m_rows->resizeColumnToContents(column);
        m_rows->setColumnWidth(column, std::min(m_rows->columnWidth(column), kWidest));
    }
    m_rows->setFixedHeight(
        (std::min(static_cast<int>(items.size()), kMostRows) + 1) * kRow + 2 * space::kTight);
}

}
