// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/splitform.h"

#include "ui/pages/train/settinggrid.h"
#include "ui/shell/theme.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace vitrine::ui {
namespace {

constexpr int kSplitColumns = 2;
constexpr double kWhole = 100.0;
constexpr double kMostShare = 90.0;

}

SplitForm::SplitForm(QWidget* parent)
    : QWidget(parent)
    , m_validation(makeShare("trainValidationShare"))
    , m_test(makeShare("trainTestShare"))
    , m_seed(new QSpinBox)
{
    setObjectName(QStringLiteral("trainSplitForm"));
    m_seed->setObjectName(QStringLiteral("trainSplitSeed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    auto* grid = addSettingGroup(column, tr("Photos kept aside"), kSplitColumns);
    addSetting(grid, kSplitColumns, tr("Kept for validation"), m_validation,
        tr("It is checked with them after each epoch, and learns nothing from them."));
    addSetting(grid, kSplitColumns, tr("Kept for a test"), m_test,
        tr("Looked at once it has finished, under Mistakes: nothing was chosen by them."));
    addSetting(grid, kSplitColumns, tr("Seed of the split"), m_seed,
        tr("Another number deals the photos out anew."));
    auto* note = new QLabel(tr("Where the workspace keeps its photos dealt out by listing, runs by "
                               "listing take them as they are."));
    note->setWordWrap(true);
    setTextRole(note, TextRole::Caption);
    addSetting(grid, kSplitColumns, {}, note, {});
    for (QDoubleSpinBox* box : {m_validation, m_test})
        connect(box, &QDoubleSpinBox::valueChanged, this, &SplitForm::tell);
    connect(m_seed, &QSpinBox::valueChanged, this, &SplitForm::tell);
}

QDoubleSpinBox* SplitForm::makeShare(const char* name)
{
    auto* box = new QDoubleSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(0.0, kMostShare);
    box->setDecimals(1);
    box->setSingleStep(5.0);
    box->setSuffix(tr(" %"));
    return box;
}

void SplitForm::setSides(const SplitRequest& sides)
{
    m_quiet = true;
    m_validation->setValue(sides.fractions[1] * kWhole);
    m_test->setValue(sides.fractions[2] * kWhole);
    m_seed->setValue(
        static_cast<int>(std::min<std::uint64_t>(sides.seed, std::numeric_limits<int>::max())));
    m_quiet = false;
}

SplitRequest SplitForm::sides() const
{
    const double validation = m_validation->value() / kWhole;
    const double test = m_test->value() / kWhole;
    return {
        {1.0 - validation - test, validation, test}, static_cast<std::uint64_t>(m_seed->value())};
}

QString SplitForm::problem() const
{
    return m_validation->value() + m_test->value() < kWhole
        ? QString()
        : tr("The photos to check with leave none to learn from.");
}

void SplitForm::tell()
{
    if (!m_quiet)
        Q_EMIT changed();
}

}
