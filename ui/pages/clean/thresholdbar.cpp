// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/clean/thresholdbar.h"

#include "ui/pages/clean/findingwords.h"
#include "ui/shell/style.h"
#include "ui/shell/theme.h"

#include <QByteArray>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr double kMostShown = 99'999.0; ///< of scales without an end

int decimalsFor(const RuleThreshold& setting)
{
    if (setting.most <= 1.0)
        return 2;
    return setting.usual && *setting.usual == std::round(*setting.usual) ? 0 : 1;
}

}

ThresholdBar::ThresholdBar(CleanPresenter& clean, QWidget* parent)
    : QWidget(parent)
    , m_clean(clean)
    , m_value(new QDoubleSpinBox)
    , m_unit(new QLabel)
    , m_set(new QPushButton(tr("Set threshold")))
    , m_reset(new QPushButton(tr("Usual")))
    , m_drop(new QPushButton(tr("Discard")))
    , m_reader(this)
{
    setObjectName(QStringLiteral("cleanThresholdBar"));
    m_value->setObjectName(QStringLiteral("cleanRuleThreshold"));
    m_value->setAccessibleName(tr("Threshold"));
    m_value->setSpecialValueText(tr("automatic"));
    m_set->setObjectName(QStringLiteral("cleanSetRule"));
    m_reset->setObjectName(QStringLiteral("cleanResetRule"));
    m_reset->setToolTip(tr("Go back to the threshold that Vitrine uses by itself"));
    m_reset->setAccessibleName(m_reset->toolTip());
    setQuiet(m_reset);
    m_drop->setObjectName(QStringLiteral("cleanDropRule"));
    m_drop->setToolTip(tr("Go back to the threshold that is set"));
    m_drop->setAccessibleName(m_drop->toolTip());
    setQuiet(m_drop);
    setTextRole(m_unit, TextRole::Caption);
    m_unit->setWordWrap(true);
    auto* label = new QLabel(tr("Threshold"));
    label->setBuddy(m_value);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, space::kRelated);
    row->setSpacing(space::kRelated);
    row->addWidget(label);
    row->addWidget(m_value);
    row->addWidget(m_set);
    row->addWidget(m_drop);
    row->addWidget(m_reset);
    row->addWidget(m_unit, 1);
    hide();
    connect(m_value, &QDoubleSpinBox::valueChanged, this, &ThresholdBar::keepTried);
    connect(m_drop, &QPushButton::clicked, this, &ThresholdBar::dropTried);
    connect(m_set, &QPushButton::clicked, this, [this] { decide(false); });
    connect(m_reset, &QPushButton::clicked, this, [this] { decide(true); });
    connect(&m_clean, &CleanPresenter::decided, this, &ThresholdBar::refresh);
    connect(&m_clean, &CleanPresenter::sourceChanged, this, [this] {
        m_tried.clear();
        show(std::nullopt);
    });
}

void ThresholdBar::show(std::optional<FindingKind> kind)
{
    m_reader.cancel();
    m_kind = kind;
    m_setting.reset();
    hide();
    refresh();
}

void ThresholdBar::refresh()
{
    if (!m_kind || !m_clean.source())
        return;
    m_reader.submit([source = m_clean.source(), kind = *m_kind](
                        JobContext&) { return source.inspection->threshold(kind); },
        [this](const Setting& setting) {
            m_setting = setting;
            showSetting();
        });
}

void ThresholdBar::showSetting()
{
    setVisible(m_setting.has_value());
    if (!m_setting)
        return;
    const QSignalBlocker quiet(m_value);
    const int decimals = decimalsFor(*m_setting);
    const double step = m_setting->most <= 1.0 ? 0.05 : decimals == 0 ? 1.0 : 0.5;
    m_value->setDecimals(decimals);
    m_value->setSingleStep(step);
    // One step below the scale stands for what the rule finds by itself.
    const double least = m_setting->usual ? m_setting->least : m_setting->least - step;
    m_value->setRange(least, std::min(m_setting->most, kMostShown));
    m_value->setSpecialValueText(m_setting->usual ? QString() : tr("automatic"));
    m_value->setValue(m_setting->set.value_or(m_setting->usual.value_or(least)));
    m_shown = m_value->value();
    if (const auto tried = m_tried.find(*m_kind); tried != m_tried.end()) {
        if (tried->second.insteadOf == m_shown)
            m_value->setValue(tried->second.value);
        else // somebody has set one meanwhile
            m_tried.erase(tried);
    }
    m_unit->setText(thresholdUnit(*m_kind));
    m_value->setToolTip(m_unit->text());
    showButtons();
}

bool ThresholdBar::isTrying() const
{
    return m_value->value() != m_shown;
}

void ThresholdBar::keepTried()
{
    if (!m_kind || !m_setting)
        return;
    if (isTrying())
        m_tried[*m_kind] = {m_value->value(), m_shown};
    else
        m_tried.erase(*m_kind);
    showButtons();
}

void ThresholdBar::dropTried()
{
    m_value->setValue(m_shown);
}

void ThresholdBar::showButtons()
{
    m_set->setVisible(isTrying());
    m_drop->setVisible(isTrying());
    m_drop->setEnabled(true);
    m_set->setEnabled(true);
    m_reset->setVisible(m_setting && m_setting->set && !isTrying());
    m_reset->setEnabled(true);
}

void ThresholdBar::decide(bool usual)
{
    Action action;
    action.kind = ActionKind::Threshold;
    action.finding = m_kind;
    const bool automatic = !m_setting->usual && m_value->value() < m_setting->least;
    if (!usual && !automatic)
        action.value = QByteArray::number(m_value->value(), 'g', 6).toStdString();
    m_set->setEnabled(false); // until the findings are there
    m_reset->setEnabled(false);
    m_drop->setEnabled(false);
    m_clean.decide(action, [this, kind = *m_kind](bool set) {
        if (set)
            m_tried.erase(kind);
        showButtons();
    });
}

}
