// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/advancedform.h"

#include "ui/pages/train/cachelimit.h"
#include "ui/pages/train/settinggrid.h"
#include "ui/pages/train/trainwords.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace vitrine::ui {
namespace {

constexpr int kAdvancedColumns = 2;

template <typename Enum>
void addChoices(QComboBox* box, std::initializer_list<Enum> values, QString (*text)(Enum))
{
    for (const Enum value : values)
        box->addItem(text(value), static_cast<int>(value));
}

template <typename Enum> Enum chosen(const QComboBox* box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

template <typename Enum> void choose(QComboBox* box, Enum value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

}

AdvancedForm::AdvancedForm(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("trainAdvancedForm"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    makeLearning(addSettingGroup(column, tr("Learning"), kAdvancedColumns));
    makeRegularisation(addSettingGroup(column, tr("Against learning by heart"), kAdvancedColumns));
    makePictures(addSettingGroup(column, tr("Photos"), kAdvancedColumns));
    makeMachine(addSettingGroup(column, tr("This computer"), kAdvancedColumns));
    setConfig(TrainConfig());
    connectEditors();
}

QDoubleSpinBox* AdvancedForm::makeNumber(
    const char* name, double least, double most, int decimals, double step)
{
    auto* box = new QDoubleSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(least, most);
    box->setDecimals(decimals);
    box->setSingleStep(step);
    return box;
}

QSpinBox* AdvancedForm::makeCount(const char* name, int least, int most)
{
    auto* box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(least, most);
    box->setGroupSeparatorShown(true);
    return box;
}

QComboBox* AdvancedForm::makeChoice(const char* name)
{
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

void AdvancedForm::makeLearning(QGridLayout* grid)
{
    m_scope = makeChoice("trainScope");
    addChoices(m_scope,
        {LearningScope::Head, LearningScope::LastStage, LearningScope::LastTwoStages,
            LearningScope::All},
        scopeText);
    m_optimiser = makeChoice("trainOptimiser");
    addChoices(m_optimiser, {Optimiser::Sgd, Optimiser::AdamW}, optimiserText);
    m_schedule = makeChoice("trainSchedule");
    addChoices(m_schedule,
        {Schedule::Constant, Schedule::Step, Schedule::Cosine, Schedule::OneCycle}, scheduleText);
    m_stepEpochs = makeCount("trainStepEpochs", 1, 10'000);
    m_stepFactor = makeNumber("trainStepFactor", 0.01, 1.0, 2, 0.1);
    m_warmUp = makeNumber("trainWarmUp", 0.0, 1000.0, 1, 0.5);
    m_headFactor = makeNumber("trainHeadFactor", 0.1, 1000.0, 1, 1.0);
    m_momentum = makeNumber("trainMomentum", 0.0, 0.999, 3, 0.05);
    m_weightDecay = makeNumber("trainWeightDecay", 0.0, 1.0, 5, 0.0005);
    addSetting(grid, kAdvancedColumns, tr("What learns"), m_scope,
        tr("The last stage: what comes before knows edges and textures already."));
    addSetting(grid, kAdvancedColumns, tr("Optimiser"), m_optimiser,
        tr("SGD is steady; AdamW needs smaller rates."));
    addSetting(grid, kAdvancedColumns, tr("Learning rate over time"), m_schedule,
        tr("Stepping down lets it settle at the end."));
    addSetting(
        grid, kAdvancedColumns, tr("A step after"), m_stepEpochs, tr("Epochs between two steps."));
    addSetting(grid, kAdvancedColumns, tr("Times, at each step"), m_stepFactor,
        tr("0.5 halves the rate."));
    addSetting(grid, kAdvancedColumns, tr("Warm-up"), m_warmUp,
        tr("Epochs of rising from a tenth of the rate."));
    addSetting(grid, kAdvancedColumns, tr("Rate of the head"), m_headFactor,
        tr("As a multiple, for both of its layers: the last one starts from nothing."));
    addSetting(grid, kAdvancedColumns, tr("Momentum"), m_momentum,
        tr("How much earlier steps carry on; SGD only."));
    addSetting(grid, kAdvancedColumns, tr("Weight decay"), m_weightDecay,
        tr("Pulls weights towards nothing."));
}

void AdvancedForm::makeRegularisation(QGridLayout* grid)
{
    m_labelSmoothing = makeNumber("trainLabelSmoothing", 0.0, 1.0, 2, 0.05);
    m_mixup = makeNumber("trainMixup", 0.0, 10.0, 2, 0.1);
    m_dropout = makeNumber("trainDropout", 0.0, 0.95, 2, 0.1);
    m_clipNorm = makeNumber("trainClipNorm", 0.0, 1000.0, 1, 1.0);
    m_patience = makeCount("trainPatience", 0, 10'000);
    m_classWeights = new QCheckBox(tr("Rare categories count more"));
    m_classWeights->setObjectName(QStringLiteral("trainClassWeights"));
    addSetting(grid, kAdvancedColumns, tr("Label smoothing"), m_labelSmoothing,
        tr("0.1 makes it less sure of itself."));
    addSetting(grid, kAdvancedColumns, tr("Mixup"), m_mixup,
        tr("Blends pairs of photos; 0 is off, 0.2 usual."));
    addSetting(grid, kAdvancedColumns, tr("Dropout"), m_dropout,
        tr("Share of numbers hidden before the last layer."));
    addSetting(grid, kAdvancedColumns, tr("Limit of gradients"), m_clipNorm,
        tr("Against jumps; 0 is off."));
    addSetting(grid, kAdvancedColumns, tr("Stop early after"), m_patience,
        tr("Epochs without a better one; 0 goes to the end."));
    addSetting(grid, kAdvancedColumns, {}, m_classWeights,
        tr("For shops where some categories have few photos."));
}

void AdvancedForm::makePictures(QGridLayout* grid)
{
    m_flip = new QCheckBox(tr("Mirror"));
    m_flip->setObjectName(QStringLiteral("trainFlip"));
    m_crop = new QCheckBox(tr("Crop"));
    m_crop->setObjectName(QStringLiteral("trainCrop"));
    m_colour = new QCheckBox(tr("Colours"));
    m_colour->setObjectName(QStringLiteral("trainColour"));
    auto* changes = new QWidget;
    auto* row = new QHBoxLayout(changes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kGroup);
    for (QCheckBox* box : {m_flip, m_crop, m_colour})
        row->addWidget(box);
    row->addStretch();
    m_views = makeCount("trainViews", 1, 32);
    m_inputSide = makeCount("trainInputSide", 32, 1024);
    m_inputSide->setSingleStep(32);
    addSetting(grid, kAdvancedColumns, tr("Vary the photos"), changes,
        tr("Each epoch sees another version; takes longer before it starts."));
    addSetting(grid, kAdvancedColumns, tr("Versions of each photo"), m_views,
        tr("Epochs take them in turn."));
    addSetting(grid, kAdvancedColumns, tr("Side of the photos"), m_inputSide,
        tr("Pixels; 224 is what the network knows."));
}

void AdvancedForm::makeMachine(QGridLayout* grid)
{
    m_precision = makeChoice("trainPrecision");
    addChoices(
        m_precision, {Precision::Auto, Precision::Float32, Precision::Bfloat16}, precisionText);
    m_device = makeChoice("trainDevice");
    addChoices(m_device, {Device::Auto, Device::Cpu, Device::Cuda}, deviceText);
    m_threads = makeCount("trainThreads", 0, 1024);
    m_threads->setSpecialValueText(tr("All cores"));
    m_seed = makeCount("trainSeed", 0, std::numeric_limits<int>::max());
    m_seed->setGroupSeparatorShown(false);
    m_checkpointSeconds = makeCount("trainCheckpointSeconds", 1, 1'000'000);
    m_checkpointSeconds->setSuffix(tr(" s"));
    m_trunkCache = new QCheckBox(tr("Keep what the frozen part computes"));
    m_trunkCache->setObjectName(QStringLiteral("trainTrunkCache"));
    addSetting(
        grid, kAdvancedColumns, tr("Device"), m_device, tr("A graphics card where there is one."));
    addSetting(grid, kAdvancedColumns, tr("Precision"), m_precision,
        tr("16 bits where the processor is fast at them."));
    addSetting(grid, kAdvancedColumns, tr("Threads"), m_threads,
        tr("Fewer leave the computer free for other work."));
    addSetting(grid, kAdvancedColumns, tr("Seed"), m_seed, tr("The same seed repeats a run."));
    addSetting(grid, kAdvancedColumns, tr("A checkpoint every"), m_checkpointSeconds,
        tr("The most that a power cut undoes; each epoch ends with one too."));
    addSetting(
        grid, kAdvancedColumns, {}, m_trunkCache, tr("Many times as fast, for some disk space."));
    m_cacheLimit = new CacheLimitBox;
    m_cacheLimit->setObjectName(QStringLiteral("trainCacheLimit"));
    addSetting(grid, kAdvancedColumns, tr("Limit of what is kept"), m_cacheLimit,
        tr("For all runs together; a run that needs more is refused."));
}

void AdvancedForm::connectEditors()
{
    const auto tell = [this] {
        enableParts();
        if (!m_quiet)
            Q_EMIT changed();
    };
    for (QComboBox* box : findChildren<QComboBox*>())
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    for (QSpinBox* box : findChildren<QSpinBox*>())
        connect(box, &QSpinBox::valueChanged, this, tell);
    for (QDoubleSpinBox* box : findChildren<QDoubleSpinBox*>())
        connect(box, &QDoubleSpinBox::valueChanged, this, tell);
    for (QCheckBox* box : findChildren<QCheckBox*>())
        connect(box, &QCheckBox::toggled, this, tell);
    enableParts();
}

void AdvancedForm::enableParts()
{
    const Schedule schedule = chosen<Schedule>(m_schedule);
    m_stepEpochs->setEnabled(schedule == Schedule::Step);
    m_stepFactor->setEnabled(schedule == Schedule::Step);
    m_warmUp->setEnabled(schedule != Schedule::OneCycle);
    m_momentum->setEnabled(chosen<Optimiser>(m_optimiser) == Optimiser::Sgd);
    m_views->setEnabled(m_flip->isChecked() || m_crop->isChecked() || m_colour->isChecked());
    TrainConfig config;
    config.scope = chosen<LearningScope>(m_scope);
    config.trunkCache = m_trunkCache->isChecked();
    m_cacheLimit->setEnabled(keepsTrunk(config));
}

void AdvancedForm::setConfig(const TrainConfig& config)
{
    m_quiet = true;
    choose(m_scope, config.scope);
    choose(m_optimiser, config.optimiser);
    choose(m_schedule, config.schedule);
    m_stepEpochs->setValue(config.stepEpochs);
    m_stepFactor->setValue(config.stepFactor);
    m_warmUp->setValue(config.warmUpEpochs);
    m_headFactor->setValue(config.headFactor);
    m_momentum->setValue(config.momentum);
    m_weightDecay->setValue(config.weightDecay);
    m_labelSmoothing->setValue(config.labelSmoothing);
    m_mixup->setValue(config.mixup);
    m_dropout->setValue(config.dropout);
    m_clipNorm->setValue(config.clipNorm);
    m_patience->setValue(config.patience);
    m_classWeights->setChecked(config.classWeights);
    m_flip->setChecked(config.augmentation.flip);
    m_crop->setChecked(config.augmentation.crop);
    m_colour->setChecked(config.augmentation.colour);
    m_views->setValue(config.augmentation.views);
    choose(m_precision, config.precision);
    choose(m_device, config.device);
    m_threads->setValue(config.threads);
    m_seed->setValue(static_cast<int>(config.seed));
    m_inputSide->setValue(config.inputSide);
    m_checkpointSeconds->setValue(config.checkpointSeconds);
    m_trunkCache->setChecked(config.trunkCache);
    m_cacheLimit->setBytes(config.trunkCacheLimit);
    m_quiet = false;
}

void AdvancedForm::read(TrainConfig& config) const
{
    config.scope = chosen<LearningScope>(m_scope);
    config.optimiser = chosen<Optimiser>(m_optimiser);
    config.schedule = chosen<Schedule>(m_schedule);
    config.stepEpochs = m_stepEpochs->value();
    config.stepFactor = m_stepFactor->value();
    config.warmUpEpochs = config.schedule == Schedule::OneCycle ? 0.0 : m_warmUp->value();
    config.headFactor = m_headFactor->value();
    config.momentum = m_momentum->value();
    config.weightDecay = m_weightDecay->value();
    config.labelSmoothing = m_labelSmoothing->value();
    config.mixup = m_mixup->value();
    config.dropout = m_dropout->value();
    config.clipNorm = m_clipNorm->value();
    config.patience = m_patience->value();
    config.classWeights = m_classWeights->isChecked();
    config.augmentation = {
        m_flip->isChecked(), m_crop->isChecked(), m_colour->isChecked(), m_views->value()};
    config.precision = chosen<Precision>(m_precision);
    config.device = chosen<Device>(m_device);
    config.threads = m_threads->value();
    config.seed = static_cast<std::uint64_t>(m_seed->value());
    config.inputSide = m_inputSide->value();
    config.checkpointSeconds = m_checkpointSeconds->value();
    config.trunkCache = m_trunkCache->isChecked();
    config.trunkCacheLimit = keepsTrunk(config) ? m_cacheLimit->bytes() : 0;
}

}
