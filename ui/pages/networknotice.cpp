// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/networknotice.h"

#include "core/base/log.h"
#include "ui/jobs/workspacesession.h"
#include "ui/shell/filepicker.h"
#include "ui/widgets/convert.h"

#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace vitrine::ui {
namespace {

/// An unreadable manifest only takes the download away.
PublishedWeights defaultWeights(const WeightsStore& store)
{
    try {
        const auto all = store.published();
        const auto found = std::find_if(all.begin(), all.end(),
            [](const PublishedWeights& weights) { return weights.isDefault; });
        return found == all.end() ? PublishedWeights() : *found;
    } catch (const Error& error) {
        log::warning(error.what());
        return {};
    }
}

}

NetworkNotice::NetworkNotice(WorkspaceSession& session, FilePicker& picker,
    const std::filesystem::path& weightsFolder, Style style, QWidget* parent)
    : Notice(parent)
    , m_session(session)
    , m_picker(picker)
    , m_store(weightsFolder)
    , m_default(defaultWeights(m_store))
    , m_style(style)
    , m_download(addButton(tr("Download weights…")))
    , m_import(addButton(tr("Use a file…")))
{
    setObjectName(QStringLiteral("networkNotice"));
    m_download->setObjectName(QStringLiteral("downloadWeights"));
    m_import->setObjectName(QStringLiteral("importWeights"));
    m_download->setVisible(!m_default.name.empty());
    setCompact(style == Style::OneLine);
    setClosable(style == Style::OneLine);
    connect(m_download, &QPushButton::clicked, this, &NetworkNotice::download);
    connect(m_import, &QPushButton::clicked, this, &NetworkNotice::importFile);
    connect(this, &Notice::closed, this, [this] { m_dismissed = true; });
    connect(&m_session, &WorkspaceSession::workspaceChanged, this, [this] { m_dismissed = false; });
    connect(&m_session.runner(), &JobRunner::busyChanged, this, &NetworkNotice::updateButtons);
    updateButtons();
}

void NetworkNotice::setRandom(bool random)
{
    if (!random || m_dismissed)
        return hide();
    show(Kind::Warning,
        m_style == Style::OneLine
            ? tr("Random network: hits agree in colour and texture only.")
            : tr("Made with a random network: hits agree in colour and texture, not in what things "
                 "are."),
        detail());
}

void NetworkNotice::updateButtons()
{
    const bool busy = m_session.runner().isBusy();
    m_download->setEnabled(!busy);
    m_import->setEnabled(!busy);
}

QString NetworkNotice::downloadSize() const
{
    return QLocale().formattedDataSize(m_default.bytes, 0, QLocale::DataSizeSIFormat);
}

QString NetworkNotice::detail() const
{
    if (m_default.name.empty())
        return tr("Trained weights tell a lamp from a sofa. Take a file with a ResNet's weights; "
                  "the photos are then looked at again.");
    return tr("Trained weights tell a lamp from a sofa. They are a download of %1; the photos are "
              "then looked at again.")
        .arg(downloadSize());
}

void NetworkNotice::download()
{
    start(
        tr("Download weights"), [name = m_default.name](WeightsStore& store, JobContext& context) {
            return store.download(name, context);
        });
}

void NetworkNotice::importFile()
{
    const auto file = m_picker.openFile(
        this, tr("Use a weights file"), tr("Network weights (*.pth *.pt *.safetensors *.bin)"));
    if (!file)
        return;
    start(tr("Check the weights"), [file = *file](WeightsStore& store, JobContext& context) {
        return store.import(file, file.stem().string(), context);
    });
}

void NetworkNotice::start(
    const QString& title, std::function<std::filesystem::path(WeightsStore&, JobContext&)> fetch)
{
    auto file = std::make_shared<std::filesystem::path>();
    Job job;
    job.title = title;
    job.lane = QString::fromLatin1(kLane);
    job.work = [fetch = std::move(fetch), store = m_store, file](
                   JobContext& context) mutable { *file = fetch(store, context); };
    job.finished = [this, file, workspace = std::weak_ptr(m_session.workspace())](
                       const Outcome& outcome) {
        if (outcome.state == JobState::Succeeded && workspace.lock() == m_session.workspace())
            m_session.embedAgain(file->string());
    };
    m_session.runner().start(std::move(job));
}

}
