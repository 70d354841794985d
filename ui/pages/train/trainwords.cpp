// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/trainwords.h"

#include "ui/jobs/jobrunner.h"
#include "ui/pages/train/runcurves.h"
#include "ui/shell/jobrow.h"
#include "ui/widgets/convert.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace vitrine::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(vitrine::ui::TrainWords)
};

constexpr double kMinute = 60.0;
constexpr double kHour = 3600.0;

constexpr std::array<std::pair<const char*, const char*>, 30> kSettings{{
    {"scope", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Learns")},
    {"optimiser", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Optimiser")},
    {"schedule", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Schedule")},
    {"epochs", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Epochs")},
    {"batch_size", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Batch size")},
    {"learning_rate", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Learning rate")},
    {"head_factor", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Head's factor")},
    {"momentum", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Momentum")},
    {"weight_decay", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Weight decay")},
    {"step_epochs", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Step after epochs")},
    {"step_factor", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Step factor")},
    {"warm_up_epochs", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Warm-up epochs")},
    {"label_smoothing", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Label smoothing")},
    {"class_weights", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Rare categories count more")},
    {"mixup", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Mixup")},
    {"dropout", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Dropout")},
    {"clip_norm", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Gradient limit")},
    {"patience", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Patience")},
    {"flip", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Mirrored photos")},
    {"crop", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Cropped photos")},
    {"colour", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Varied colours")},
    {"views", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Versions of each photo")},
    {"precision", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Precision")},
    {"threads", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Threads")},
    {"device", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Device")},
    {"seed", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Seed")},
    {"input_side", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Picture side")},
    {"trunk_cache", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Keeps what is frozen")},
    {"split", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Split")},
    {"weights", QT_TRANSLATE_NOOP("vitrine::ui::TrainWords", "Starts from")},
}};

}

QString percentText(double share)
{
    return Words::tr("%1 %").arg(QLocale().toString(share * 100.0, 'f', 1));
}

QString lossText(double loss)
{
    return QLocale().toString(loss, 'f', std::abs(loss) < 10.0 ? 3 : 1);
}

QString spanText(double seconds)
{
    const QLocale locale;
    if (seconds < kMinute)
        return Words::tr("%1 s").arg(locale.toString(static_cast<int>(std::ceil(seconds))));
    if (seconds < kHour)
        return Words::tr("%1 min").arg(
            locale.toString(static_cast<int>(std::lround(seconds / kMinute))));
    const int minutes = static_cast<int>(std::lround(seconds / kMinute));
    return Words::tr("%1 h %2 min")
        .arg(locale.toString(minutes / 60), locale.toString(minutes % 60));
}

QString bytesText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString speedText(double imagesPerSecond)
{
    return Words::tr("%1 images/s")
        .arg(QLocale().toString(imagesPerSecond, 'f', imagesPerSecond < 10.0 ? 1 : 0));
}

QString tagsText(const std::vector<std::string>& tags)
{
    QStringList words;
    for (const std::string& tag : tags)
        words << toQString(tag);
    return words.join(QStringLiteral(", "));
}

QString scopeText(LearningScope scope)
{
    switch (scope) {
    case LearningScope::Head: return Words::tr("Only the head, its last two layers");
    case LearningScope::LastStage: return Words::tr("The last stage");
    case LearningScope::LastTwoStages: return Words::tr("The last two stages");
    case LearningScope::All: return Words::tr("The whole network");
    }
    return {};
}

QString optimiserText(Optimiser optimiser)
{
    return optimiser == Optimiser::Sgd ? Words::tr("SGD with momentum") : Words::tr("AdamW");
}

QString scheduleText(Schedule schedule)
{
    switch (schedule) {
    case Schedule::Constant: return Words::tr("The same throughout");
    case Schedule::Step: return Words::tr("Steps down");
    case Schedule::Cosine: return Words::tr("Falls smoothly (cosine)");
    case Schedule::OneCycle: return Words::tr("Up, then down (one cycle)");
    }
    return {};
}

QString splitText(SplitKind split)
{
    return split == SplitKind::ByListing ? Words::tr("By listing")
                                         : Words::tr("By photo, at random");
}

QString precisionText(Precision precision)
{
    switch (precision) {
    case Precision::Auto: return Words::tr("Automatic");
    case Precision::Float32: return Words::tr("32 bits (float32)");
    case Precision::Bfloat16: return Words::tr("16 bits (bfloat16)");
    }
    return {};
}

QString deviceText(Device device)
{
    switch (device) {
    case Device::Auto: return Words::tr("Automatic");
    case Device::Cpu: return Words::tr("Processor");
    case Device::Cuda: return Words::tr("Graphics card (CUDA)");
    }
    return {};
}

QString epochsText(const RunRecord& run)
{
    const QLocale locale;
    const double learnt = epochsLearnt(run);
    return Words::tr("%1 of %2")
        .arg(learnt < run.epochsDone ? locale.toString(learnt, 'f', 1)
                                     : locale.toString(run.epochsDone),
            locale.toString(run.config.epochs));
}

QString timeText(const RunRecord& run, const std::optional<JobStatus>& job, const RunCurves& told)
{
    if (run.state != vitrine::RunState::Running || !run.alive)
        return spanText(run.secondsSpent);
    const auto left = job ? job->secondsLeft : secondsLeft(run, told);
    return left ? timeLeftText(*left) : QStringLiteral("–");
}

QString stateText(const RunRecord& run)
{
    switch (run.state) {
    case vitrine::RunState::Running: return run.alive ? Words::tr("Running") : Words::tr("Stopped");
    case vitrine::RunState::Paused: return Words::tr("Paused");
    case vitrine::RunState::Finished: return Words::tr("Finished");
    case vitrine::RunState::Failed: return Words::tr("Failed");
    }
    return {};
}

QString stateIcon(const RunRecord& run)
{
    switch (run.state) {
    case vitrine::RunState::Running:
        return run.alive ? QStringLiteral("play") : QStringLiteral("pause");
    case vitrine::RunState::Paused: return QStringLiteral("pause");
    case vitrine::RunState::Finished: return QStringLiteral("check-circle");
    case vitrine::RunState::Failed: return QStringLiteral("failure");
    }
    return {};
}

QString settingText(const std::string& name)
{
    const auto found = std::find_if(kSettings.begin(), kSettings.end(),
        [&name](const auto& setting) { return name == setting.first; });
    return found == kSettings.end()
        ? toQString(name)
        : QCoreApplication::translate("vitrine::ui::TrainWords", found->second);
}

QString settingValueText(const std::string& name, const std::string& value)
{
    if (value == "true")
        return Words::tr("yes");
    if (value == "false")
        return Words::tr("no");
    if (const auto scope = learningScopeFromName(value); scope && name == "scope")
        return scopeText(*scope);
    if (const auto optimiser = optimiserFromName(value); optimiser && name == "optimiser")
        return optimiserText(*optimiser);
    if (const auto schedule = scheduleFromName(value); schedule && name == "schedule")
        return scheduleText(*schedule);
    if (const auto precision = precisionFromName(value); precision && name == "precision")
        return precisionText(*precision);
    if (const auto device = deviceFromName(value); device && name == "device")
        return deviceText(*device);
    if (const auto split = splitKindFromName(value); split && name == "split")
        return splitText(*split);
    bool isNumber = false;
    const double number = QLocale::c().toDouble(toQString(value), &isNumber);
    return isNumber && name != "seed" ? QLocale().toString(number, 'g', 6) : toQString(value);
}

}
