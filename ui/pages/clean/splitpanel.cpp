// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/splitpanel.h"

#include "ui/itemmodels/wording.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

#include <limits>

namespace vitrine::ui {
namespace {

constexpr int kWhole = 100; ///< per cent
constexpr int kTraining = 80;
constexpr int kValidation = 10;
constexpr int kSpinButtons = 40; ///< pixels beside a number: buttons and margins

/// A word and its field, which stay together where the row wraps.
QWidget* pairOf(const QString& word, QWidget* field)
{
    auto* pair = new QWidget;
    auto* label = new QLabel(word);
    label->setBuddy(field);
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kTight);
    row->addWidget(label);
    row->addWidget(field);
    return pair;
}

QString leaksText(const SplitPresenter::Result& result)
{
    const SplitReport& report = result.report;
    QString text = report.leaks == 0
        ? SplitPanel::tr("No listing and no group of duplicates is on two sides.")
        : report.leaks == 1
        ? SplitPanel::tr("1 listing or group of duplicates is on two sides.")
        : SplitPanel::tr("%L1 listings and groups of duplicates are on two sides.")
              .arg(qlonglong{report.leaks});
    if (report.unusable > 0)
        text += QLatin1Char(' ')
            + SplitPanel::tr("On no side, as training cannot use them: %1.")
                  .arg(photoCount(report.unusable));
    if (result.leaksBefore)
        text += QLatin1Char(' ') + SplitPanel::tr("Before: %L1.").arg(*result.leaksBefore);
    return text + QLatin1Char(' ')
        + SplitPanel::tr("Dealing out single photos would put %L1, with %2, on two sides.")
              .arg(qlonglong{report.randomLeaks})
              .arg(photoCount(report.imagesInRandomLeaks));
}

}

SplitPanel::SplitPanel(SplitPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_sides(new QLabel)
    , m_leaks(new QLabel)
{
    setObjectName(QStringLiteral("cleanSplit"));
    m_sides->setObjectName(QStringLiteral("cleanSplitSides"));
    m_leaks->setObjectName(QStringLiteral("cleanSplitLeaks"));
    setTextRole(m_sides, TextRole::Strong);
    setTextRole(m_leaks, TextRole::Caption);
    for (QLabel* label : {m_sides, m_leaks})
        label->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, space::kGroup);
    column->setSpacing(space::kRelated);
    column->addWidget(makeChoices());
    column->addWidget(m_sides);
    column->addWidget(m_leaks);
    connect(m_training, &QSpinBox::valueChanged, this, &SplitPanel::showShares);
    connect(m_validation, &QSpinBox::valueChanged, this, &SplitPanel::showShares);
    connect(m_deal, &QPushButton::clicked, this, [this] { m_presenter.deal(request()); });
    connect(&m_presenter, &SplitPresenter::changed, this, &SplitPanel::showResult);
    showShares();
    showResult();
}

QSpinBox* SplitPanel::makeShare(const QString& name, const QString& accessible, int percent)
{
    auto* share = new QSpinBox;
    share->setObjectName(name);
    share->setAccessibleName(accessible);
    share->setRange(0, kWhole);
    share->setSuffix(tr(" %"));
    share->setValue(percent);
    return share;
}

QWidget* SplitPanel::makeChoices()
{
    auto* choices = new QWidget;
    m_training = makeShare(
        QStringLiteral("cleanSplitTraining"), tr("Share of the photos for training"), kTraining);
    m_validation = makeShare(QStringLiteral("cleanSplitValidation"),
        tr("Share of the photos for validation"), kValidation);
    m_test = new QLabel;
    m_test->setObjectName(QStringLiteral("cleanSplitTest"));
    m_test->setMinimumHeight(m_training->sizeHint().height()); // on one line with the fields
    m_seed = new QSpinBox;
    m_seed->setObjectName(QStringLiteral("cleanSplitSeed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same number deals the same way; another one deals anew"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setMaximumWidth(
        fontMetrics().horizontalAdvance(QString::number(m_seed->maximum())) + kSpinButtons);
    m_seed->setValue(static_cast<int>(SplitRequest().seed));
    m_deal = new QPushButton;
    m_deal->setObjectName(QStringLiteral("cleanSplitDeal"));
    setPrimary(m_deal);
    auto* flow = new FlowLayout(choices);
    flow->setSpacing(space::kGroup);
    flow->addWidget(pairOf(tr("Training"), m_training));
    flow->addWidget(pairOf(tr("Validation"), m_validation));
    flow->addWidget(pairOf(tr("Test"), m_test));
    flow->addWidget(pairOf(tr("Seed"), m_seed));
    flow->addWidget(m_deal);
    return choices;
}

SplitRequest SplitPanel::request() const
{
    const auto share = [](int percent) { return static_cast<double>(percent) / kWhole; };
    SplitRequest request;
    request.fractions = {share(m_training->value()), share(m_validation->value()),
        share(kWhole - m_training->value() - m_validation->value())};
    request.seed = static_cast<std::uint64_t>(m_seed->value());
    return request;
}

void SplitPanel::showShares()
{
    m_validation->setMaximum(kWhole - m_training->value());
    m_test->setText(tr("%L1 %").arg(kWhole - m_training->value() - m_validation->value()));
}

void SplitPanel::showResult()
{
    const auto& result = m_presenter.result();
    m_deal->setText(m_presenter.isDealing() ? tr("Dealing out…") : tr("Deal out the photos"));
    m_deal->setEnabled(!m_presenter.isDealing());
    m_sides->setVisible(result.has_value());
    m_sides->setText(result ? splitText(*result) : QString());
    m_leaks->setText(result ? leaksText(*result)
                            : tr("Photos of one listing, and photos that are nearly the same, stay "
                                 "on one side; the categories are spread evenly. Exported training "
                                 "data has the sides in its column “split”."));
}

}
