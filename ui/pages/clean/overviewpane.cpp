// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/overviewpane.h"

#include "ui/pages/clean/findingwords.h"
#include "ui/pages/clean/nothingleft.h"
#include "ui/shell/icons.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/section.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace vitrine::ui {
namespace {

constexpr int kNumberWidth = 80;
constexpr int kTileIconSide = 18;

QLabel* numberLabel(const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setMinimumWidth(kNumberWidth);
    return label;
}

QString changeOf(const BeforeAfter& number)
{
    const qint64 change = number.now - number.before;
    if (change == 0)
        return {};
    const QString size = QLocale().toString(std::abs(change));
    return (change < 0 ? QChar(0x2212) : QChar(u'+')) + size;
}

}

OverviewPane::OverviewPane(CleanPresenter& clean, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_needsModel(new Notice)
    , m_worst(new QWidget)
{
    setObjectName(QStringLiteral("cleanOverview"));
    m_needsModel->setObjectName(QStringLiteral("cleanNeedsModel"));
    m_needsModel->setClosable(false);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, space::kRelated, 0);
    column->setSpacing(space::kGroup);
    column->addWidget(m_needsModel);
    column->addWidget(makeNumbers());
    column->addSpacing(space::kRelated);
    column->addWidget(new SectionHeading(tr("Most to decide")));
    column->addWidget(m_worst);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    new QVBoxLayout(m_worst);
    m_worst->layout()->setContentsMargins(0, 0, 0, 0);
    m_worst->layout()->setSpacing(space::kTight);
    connect(&m_clean, &CleanPresenter::countsChanged, this, &OverviewPane::showNumbers);
    connect(&m_clean, &CleanPresenter::checkingChanged, this, &OverviewPane::showNumbers);
    connect(m_needsModel, &Notice::buttonClicked, this,
        [this] { meetNeed(m_clean, FindingKind::LabelIssue); });
    connect(&m_clean, &CleanPresenter::sourceChanged, this, [this] { m_allShown = false; });
    showNumbers();
}

QWidget* OverviewPane::makeNumbers()
{
    auto* numbers = new QWidget;
    numbers->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* grid = new QGridLayout(numbers);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kGroup);
    grid->setVerticalSpacing(space::kRelated);
    addHeadings(grid, {tr("At import"), tr("Now"), tr("Change")});
    addLine(grid, m_lines[0], QStringLiteral("Listings"), tr("Listings"));
    addLine(grid, m_lines[1], QStringLiteral("Images"), tr("Photos"));
    addLine(grid, m_lines[2], QStringLiteral("Categories"), tr("Categories in use"));
    addHeadings(grid, {tr("At the last check"), tr("Now"), tr("Change")});
    addLine(grid, m_lines[3], QStringLiteral("Findings"), tr("Findings that are open"));
    return numbers;
}

void OverviewPane::addHeadings(QGridLayout* grid, const QStringList& headings)
{
    const int row = grid->rowCount();
    if (row > 1)
        grid->setRowMinimumHeight(row, 2 * space::kGroup + space::kRelated); // another table
    for (int column = 0; column < headings.size(); ++column) {
        auto* label = numberLabel({});
        label->setText(headings[column]);
        setTextRole(label, TextRole::Caption);
        grid->addWidget(label, row, column + 1, Qt::AlignRight | Qt::AlignBottom);
    }
}

void OverviewPane::addLine(QGridLayout* grid, Line& line, const QString& name, const QString& text)
{
    const int row = grid->rowCount();
    line.before = numberLabel(QStringLiteral("cleanBefore") + name);
    line.now = numberLabel(QStringLiteral("cleanNow") + name);
    line.change = numberLabel(QStringLiteral("cleanChange") + name);
    setTextRole(line.now, TextRole::Strong);
    grid->addWidget(new QLabel(text), row, 0);
    grid->addWidget(line.before, row, 1);
    grid->addWidget(line.now, row, 2);
    grid->addWidget(line.change, row, 3);
}

void OverviewPane::showNumbers()
{
    const QLocale locale;
    const CleanNumbers& numbers = m_clean.numbers();
    const std::array<BeforeAfter, 4> all{
        numbers.listings, numbers.images, numbers.categories, numbers.findings};
    for (std::size_t i = 0; i < all.size(); ++i) {
        m_lines[i].before->setText(locale.toString(all[i].before));
        m_lines[i].now->setText(locale.toString(all[i].now));
        m_lines[i].change->setText(changeOf(all[i]));
    }
    if (m_clean.isChecking())
        m_lines.back().change->setText(tr("being renewed"));
    const KindLine& labels = m_clean.line(FindingKind::LabelIssue);
    const bool needed = !labels.checked && labels.need;
    m_needsModel->setVisible(needed);
    if (needed) {
        m_needsModel->setButton(m_clean.meetingWord(*labels.need));
        m_needsModel->show(Notice::Kind::Info,
            *labels.need == CheckNeed::PhotoFiles
                ? tr("Photos can be checked once their files are imported.")
                : tr("Not everything that photos show has been checked."),
            labels.note);
    }
    showWorst();
}

void OverviewPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showWorst();
}

void OverviewPane::showWorst()
{
    for (auto* button : m_worst->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly)) {
        m_worst->layout()->removeWidget(button);
        button->hide();
        button->setObjectName({}); // its successor has the name
        button->deleteLater(); // it may be the one that was clicked
    }
    std::vector<KindLine> lines = m_clean.kinds();
    std::erase_if(lines, [](const KindLine& line) { return line.open == 0; });
    // What is certainly wrong comes first, then what is most.
    std::stable_sort(lines.begin(), lines.end(), [](const KindLine& a, const KindLine& b) {
        const auto severity = [](const KindLine& line) { return findingSpec(line.kind).severity; };
        return severity(a) != severity(b) ? severity(a) < severity(b) : a.open > b.open;
    });
    const auto hidden =
        m_allShown || lines.size() <= kWorstShown + 1 ? 0 : lines.size() - kWorstShown;
    lines.resize(lines.size() - hidden);
    for (const KindLine& line : lines)
        addWorst(line);
    if (hidden > 0)
        addMore(static_cast<qsizetype>(hidden));
}

QPushButton* OverviewPane::addButton(const QIcon& sign, const QString& text)
{
    auto* button = new QPushButton(sign, text);
    setQuiet(button);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_worst->layout()->addWidget(button);
    return button;
}

void OverviewPane::addWorst(const KindLine& line)
{
    const Severity severity = findingSpec(line.kind).severity;
    const QPixmap sign = iconPixmap(severityIcon(severity), kTileIconSide,
        severityColour(severity, tokens(palette())), devicePixelRatioF());
    auto* button = addButton(QIcon(sign),
        findingTitle(line.kind) + QStringLiteral("  ·  ") + QLocale().toString(line.open));
    button->setToolTip(findingMeaning(line.kind));
    button->setAccessibleName(tr("%1, %L2 open").arg(findingTitle(line.kind)).arg(line.open));
    connect(button, &QPushButton::clicked, this,
        [this, kind = line.kind] { Q_EMIT kindRequested(kind); });
}

void OverviewPane::addMore(qsizetype kinds)
{
    auto* button = addButton(QIcon(iconPixmap(QStringLiteral("chevron-down"), kTileIconSide,
                                 tokens(palette()).secondary, devicePixelRatioF())),
        tr("%Ln more kind(s)", nullptr, static_cast<int>(kinds)));
    button->setObjectName(QStringLiteral("cleanMoreKinds"));
    button->setToolTip(tr("Show every kind with something to decide"));
    connect(button, &QPushButton::clicked, this, [this] {
        m_allShown = true;
        showWorst();
    });
}

}
