// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/trainform.h"

#include "ui/pages/train/advancedform.h"
#include "ui/pages/train/settinggrid.h"
#include "ui/pages/train/splitform.h"
#include "ui/pages/train/trainwords.h"
#include "ui/pages/train/typednumbers.h"
#include "ui/shell/filepicker.h"
#include "ui/shell/theme.h"
#include "ui/widgets/convert.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine::ui {
namespace {

constexpr int kColumns = 2;
constexpr const char* kFile = "\n file"; ///< no name of weights

QLineEdit* makeLine(const char* name)
{
    auto* line = new QLineEdit;
    line->setObjectName(QLatin1String(name));
    return line;
}

QGridLayout* makeGrid(QWidget* on)
{
    auto* grid = new QGridLayout(on);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kGroup);
    grid->setVerticalSpacing(space::kGroup);
    for (int i = 0; i < kColumns; ++i)
        grid->setColumnStretch(i, 1);
    return grid;
}

}

TrainForm::TrainForm(FilePicker& picker, QWidget* parent)
    : QWidget(parent)
    , m_picker(picker)
    , m_sides(new SplitForm)
    , m_advanced(new AdvancedForm)
{
    setObjectName(QStringLiteral("trainForm"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kGroup);
    column->addWidget(makeShort());
    column->addWidget(makeFold(
        QStringLiteral("trainSweepFold"), tr("Try several batch sizes or rates"), makeSweep()));
    column->addWidget(
        makeFold(QStringLiteral("trainAdvancedFold"), tr("Advanced"), makeAdvanced()));
    column->addStretch();
    setModels({}, {});
    setRequest({});
    connect(m_weights, &QComboBox::activated, this, &TrainForm::chooseWeights);
    connect(m_weights, &QComboBox::currentIndexChanged, this, &TrainForm::tell);
    connect(m_split, &QComboBox::currentIndexChanged, this, &TrainForm::tell);
    for (QSpinBox* box : {m_epochs, m_batchSize})
        connect(box, &QSpinBox::valueChanged, this, &TrainForm::tell);
    for (QLineEdit* line : {m_name, m_tags, m_learningRate, m_sweepName, m_batchSizes, m_rates})
        connect(line, &QLineEdit::textChanged, this, &TrainForm::tell);
    for (QCheckBox* box : {m_useModel, m_embeddingsFile})
        connect(box, &QCheckBox::toggled, this, &TrainForm::tell);
    connect(m_useModel, &QCheckBox::toggled, m_embeddingsFile, &QWidget::setEnabled);
    connect(m_sides, &SplitForm::changed, this, &TrainForm::tell);
    connect(m_advanced, &AdvancedForm::changed, this, &TrainForm::tell);
}

QWidget* TrainForm::makeShort()
{
    auto* all = new QWidget;
    QGridLayout* grid = makeGrid(all);
    m_name = makeLine("trainName");
    m_name->setPlaceholderText(tr("From the settings"));
    m_weights = new QComboBox;
    m_weights->setObjectName(QStringLiteral("trainWeights"));
    m_weights->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_weights->setMinimumContentsLength(12);
    m_split = new QComboBox;
    m_split->setObjectName(QStringLiteral("trainSplit"));
    for (const SplitKind kind : {SplitKind::ByListing, SplitKind::ByImage})
        m_split->addItem(splitText(kind), static_cast<int>(kind));
    m_epochs = new QSpinBox;
    m_epochs->setObjectName(QStringLiteral("trainEpochs"));
    m_epochs->setRange(1, 10'000);
    m_batchSize = new QSpinBox;
    m_batchSize->setObjectName(QStringLiteral("trainBatchSize"));
    m_batchSize->setRange(1, 1024);
    m_learningRate = makeLine("trainLearningRate");
    m_useModel = new QCheckBox(tr("Search with the result"));
    m_useModel->setObjectName(QStringLiteral("trainUseModel"));
    addSetting(grid, kColumns, tr("Name"), m_name, tr("How you will recognise the run."));
    addSetting(grid, kColumns, tr("Starts from"), m_weights,
        tr("A network that knows photos learns a shop in minutes."));
    addSetting(grid, kColumns, tr("Photos to check with"), m_split,
        tr("By listing: what it is checked with, it has never seen."));
    addSetting(grid, kColumns, tr("Epochs"), m_epochs,
        tr("How often it sees every photo; 10 is usually enough."));
    addSetting(
        grid, kColumns, tr("Batch size"), m_batchSize, tr("Photos per step; 32 suits most shops."));
    addSetting(grid, kColumns, tr("Learning rate"), m_learningRate,
        tr("How far each step goes; too high and it forgets, too low and it dawdles."));
    addSetting(grid, kColumns, {}, m_useModel,
        tr("Afterwards every photo is looked at again; you can go back at any time."));
    return all;
}

QWidget* TrainForm::makeSweep()
{
    auto* all = new QWidget;
    QGridLayout* grid = makeGrid(all);
    m_batchSizes = makeLine("trainSweepBatchSizes");
    m_batchSizes->setPlaceholderText(QStringLiteral("32  64  128"));
    m_rates = makeLine("trainSweepRates");
    m_rates->setPlaceholderText(QStringLiteral("%1  %2").arg(rateText(0.001), rateText(0.003)));
    m_sweepName = makeLine("trainSweepName");
    m_sweepName->setPlaceholderText(tr("Sweep"));
    m_sweepCount = new QLabel;
    m_sweepCount->setObjectName(QStringLiteral("trainSweepCount"));
    m_sweepCount->setWordWrap(true);
    addSetting(grid, kColumns, tr("Batch sizes"), m_batchSizes, tr("With spaces between."));
    addSetting(grid, kColumns, tr("Learning rates"), m_rates, tr("With spaces between."));
    addSetting(grid, kColumns, tr("Name of the sweep"), m_sweepName,
        tr("Under the same name it goes on where it stopped."));
    addSetting(grid, kColumns, {}, m_sweepCount, {});
    return all;
}

QWidget* TrainForm::makeAdvanced()
{
    m_tags = makeLine("trainTags");
    m_tags->setPlaceholderText(tr("baseline, autumn"));
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kRelated);
    auto* grid = addSettingGroup(column, tr("This run"), kColumns);
    addSetting(
        grid, kColumns, tr("Tags"), m_tags, tr("Words to find the run by, with commas between."));
    m_embeddingsFile = new QCheckBox(tr("Write the photos' vectors to a file"));
    m_embeddingsFile->setObjectName(QStringLiteral("trainEmbeddingsFile"));
    addSetting(grid, kColumns, {}, m_embeddingsFile,
        tr("image_embeddings.json, for other programs: about 12 kB a photo."));
    column->addWidget(m_sides);
    column->addWidget(m_advanced);
    return all;
}

void TrainForm::setModels(
    const std::vector<ModelRecord>& models, const std::vector<std::string>& weights)
{
    const QVariant before = m_weights->currentData();
    const QString beforeText = m_weights->currentText();
    m_quiet = true;
    m_weights->clear();
    m_weights->addItem(tr("The usual weights"), QString());
    for (const std::string& name : weights)
        m_weights->addItem(toQString(name), toQString(name));
    for (const ModelRecord& model : models) {
        if (model.pretrained)
            m_weights->addItem(toQString(model.name), toQString(model.id));
    }
    m_weights->addItem(tr("Nothing: a random network"), QStringLiteral("random"));
    m_weights->addItem(tr("A file…"), QLatin1String(kFile));
    int known = m_weights->findData(before);
    if (known < 0 && before.isValid()) { // a file that was chosen
        known = m_weights->count() - 1;
        m_weights->insertItem(known, beforeText, before);
    }
    m_weights->setCurrentIndex(std::max(known, 0));
    m_lastWeights = m_weights->currentIndex();
    m_quiet = false;
}

void TrainForm::setUsualWeights(const QString& name)
{
    m_weights->setItemText(0,
        name.isEmpty() ? tr("The usual weights (random)") : tr("The usual weights (%1)").arg(name));
}

void TrainForm::chooseWeights(int index)
{
    if (m_weights->itemData(index) != QLatin1String(kFile)) {
        m_lastWeights = index;
        return;
    }
    const auto file = m_picker.openFile(
        this, tr("Weights to start from"), tr("Weights (*.pth *.pt *.safetensors);;All files (*)"));
    if (file) {
        m_lastWeights = m_weights->count() - 1;
        m_weights->insertItem(m_lastWeights, toQString(file->filename()), toQString(*file));
    }
    m_weights->setCurrentIndex(m_lastWeights);
}

TrainRequest TrainForm::request() const
{
    TrainRequest request;
    m_advanced->read(request.config);
    request.name = toUtf8(m_name->text().trimmed());
    request.tags = tagsIn(toUtf8(m_tags->text()));
    request.sides = m_sides->sides();
    const QString weights = m_weights->currentData().toString();
    request.weights = weights == QLatin1String(kFile) ? std::string() : toUtf8(weights);
    request.split = static_cast<SplitKind>(m_split->currentData().toInt());
    request.config.epochs = m_epochs->value();
    request.config.batchSize = m_batchSize->value();
    request.config.learningRate =
        typedNumber(m_learningRate->text()).value_or(TrainConfig().learningRate);
    request.useModel = m_useModel->isChecked();
    request.embeddingsFile = m_embeddingsFile->isChecked();
    return request;
}

void TrainForm::setRequest(const TrainRequest& request)
{
    m_quiet = true;
    m_name->setText(toQString(request.name));
    m_tags->setText(tagsText(request.tags));
    m_sides->setSides(request.sides);
    const int weights = m_weights->findData(toQString(request.weights));
    m_weights->setCurrentIndex(std::max(weights, 0));
    m_lastWeights = m_weights->currentIndex();
    m_split->setCurrentIndex(m_split->findData(static_cast<int>(request.split)));
    m_epochs->setValue(request.config.epochs);
    m_batchSize->setValue(request.config.batchSize);
    m_learningRate->setText(rateText(request.config.learningRate));
    m_useModel->setChecked(request.useModel);
    m_embeddingsFile->setChecked(request.embeddingsFile);
    m_embeddingsFile->setEnabled(request.useModel);
    m_advanced->setConfig(request.config);
    m_quiet = false;
}

void TrainForm::setLearningRate(double rate)
{
    m_learningRate->setText(rateText(rate));
}

std::optional<SweepRequest> TrainForm::sweep() const
{
    const auto sizes = typedNumbers(m_batchSizes->text());
    const auto rates = typedNumbers(m_rates->text());
    if (!sizes || !rates)
        return std::nullopt;
    const std::size_t runs =
        std::max<std::size_t>(sizes->size(), 1) * std::max<std::size_t>(rates->size(), 1);
    if (runs < 2)
        return std::nullopt;
    SweepRequest sweep;
    sweep.base = request();
    sweep.name = toUtf8(m_sweepName->text().trimmed().isEmpty() ? m_sweepName->placeholderText()
                                                                : m_sweepName->text().trimmed());
    for (const double size : *sizes)
        sweep.batchSizes.push_back(static_cast<int>(std::lround(size)));
    sweep.learningRates = *rates;
    return sweep;
}

QString TrainForm::problem() const
{
    if (!typedNumber(m_learningRate->text()))
        return tr("The learning rate is no number above 0.");
    const auto sizes = typedNumbers(m_batchSizes->text());
    if (!sizes || std::any_of(sizes->begin(), sizes->end(), [](double size) {
            return size != std::floor(size) || size > 1024.0;
        }))
        return tr("The batch sizes are no whole numbers from 1 to 1,024.");
    const auto rates = typedNumbers(m_rates->text());
    if (!rates)
        return tr("The learning rates are no numbers above 0.");
    if (std::max<std::size_t>(sizes->size(), 1) * std::max<std::size_t>(rates->size(), 1)
        > kMostInSweep)
        return tr("That would be more than %1 runs.").arg(kMostInSweep);
    return m_sides->problem();
}

void TrainForm::tell()
{
    const auto several = sweep();
    m_sweepCount->setText(several ? tr("%Ln runs, one after another", nullptr,
                              static_cast<int>(std::max<std::size_t>(several->batchSizes.size(), 1)
                                  * std::max<std::size_t>(several->learningRates.size(), 1)))
                                  : QString());
    if (!m_quiet)
        Q_EMIT changed();
}

}
