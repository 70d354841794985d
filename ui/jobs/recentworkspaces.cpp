// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/recentworkspaces.h"

#include "ui/jobs/workspacesession.h"
#include "ui/widgets/convert.h"

#include <QBuffer>
#include <QPainter>
#include <QSettings>

#include <algorithm>

namespace vitrine::ui {
namespace {

const QString kArray = QStringLiteral("recentWorkspaces");

QByteArray encoded(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPG", 85);
    return bytes;
}

/// Runs on a worker thread.
QImage makeStrip(const Workspace& workspace, JobContext& context)
{
    constexpr int kSide = RecentWorkspaces::kStripSide;
    constexpr int kCount = RecentWorkspaces::kStripPictures;
    ListingFilter filter;
    filter.pictures = {1, 2, kManyPictures};
    const std::int64_t total = workspace.countListings(filter);
    QImage strip(kCount * kSide, kSide, QImage::Format_RGB888);
    QPainter painter(&strip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    int drawn = 0;
    // Spread over the catalogue, so that the strip shows what kinds of things there are.
    for (int i = 0; i < kCount; ++i) {
        context.throwIfStopped();
        const auto one = workspace.listings(filter, ListingOrder::Catalogue, i * total / kCount, 1);
        if (one.empty())
            break;
        const QImage picture = toImage(workspace.thumbnail(one.front().cover, 256));
        if (picture.isNull())
            continue;
        const int side = std::min(picture.width(), picture.height());
        painter.drawImage(QRect(drawn * kSide, 0, kSide, kSide), picture,
            QRect((picture.width() - side) / 2, (picture.height() - side) / 2, side, side));
        ++drawn;
    }
    painter.end();
    return drawn > 0 ? strip.copy(0, 0, drawn * kSide, kSide) : QImage();
}

}

RecentWorkspaces::RecentWorkspaces(QSettings& store, WorkspaceSession& session, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_session(session)
    , m_stripReader(this)
{
    load();
    connect(&m_session, &WorkspaceSession::infoChanged, this, &RecentWorkspaces::follow);
    connect(&m_session, &WorkspaceSession::workspaceChanged, this, &RecentWorkspaces::readStrip);
    connect(&m_session, &WorkspaceSession::listingsChanged, this, &RecentWorkspaces::readStrip);
    connect(&m_session, &WorkspaceSession::picturesChanged, this, &RecentWorkspaces::readStrip);
}

void RecentWorkspaces::forget(const std::filesystem::path& folder)
{
    std::erase_if(m_list, [&](const RecentWorkspace& recent) { return recent.folder == folder; });
    save();
    Q_EMIT changed();
}

void RecentWorkspaces::load()
{
    const int count = m_store.beginReadArray(kArray);
    for (int i = 0; i < count; ++i) {
        m_store.setArrayIndex(i);
        RecentWorkspace recent;
        recent.folder = toPath(m_store.value(QStringLiteral("folder")).toString());
        recent.name = m_store.value(QStringLiteral("name")).toString();
        recent.listings = m_store.value(QStringLiteral("listings")).toLongLong();
        recent.images = m_store.value(QStringLiteral("images")).toLongLong();
        recent.strip = QImage::fromData(m_store.value(QStringLiteral("strip")).toByteArray());
        std::error_code ignored;
        if (std::filesystem::exists(recent.folder / "catalogue.sqlite", ignored))
            m_list.push_back(std::move(recent));
    }
    m_store.endArray();
}

void RecentWorkspaces::save()
{
    m_store.remove(kArray);
    m_store.beginWriteArray(kArray, static_cast<int>(m_list.size()));
    for (std::size_t i = 0; i < m_list.size(); ++i) {
        m_store.setArrayIndex(static_cast<int>(i));
        m_store.setValue(QStringLiteral("folder"), toQString(m_list[i].folder));
        m_store.setValue(QStringLiteral("name"), m_list[i].name);
        m_store.setValue(QStringLiteral("listings"), static_cast<qlonglong>(m_list[i].listings));
        m_store.setValue(QStringLiteral("images"), static_cast<qlonglong>(m_list[i].images));
        if (!m_list[i].strip.isNull())
            m_store.setValue(QStringLiteral("strip"), encoded(m_list[i].strip));
    }
    m_store.endArray();
}

void RecentWorkspaces::follow()
{
    const auto& workspace = m_session.workspace();
    if (!workspace || !m_session.info())
        return;
    RecentWorkspace recent;
    const auto known = std::find_if(m_list.begin(), m_list.end(),
        [&](const RecentWorkspace& entry) { return entry.folder == workspace->folder(); });
    if (known != m_list.end()) {
        recent = std::move(*known);
        m_list.erase(known);
    }
    recent.folder = workspace->folder();
    recent.name = toQString(workspace->name());
    recent.listings = m_session.info()->counts.listings;
    recent.images = m_session.info()->counts.images;
    m_list.insert(m_list.begin(), std::move(recent));
    if (m_list.size() > kLimit)
        m_list.resize(kLimit);
    save();
    Q_EMIT changed();
}

void RecentWorkspaces::readStrip()
{
    const auto workspace = m_session.workspace();
    if (!workspace)
        return m_stripReader.cancel();
    m_stripReader.submit(
        [workspace](JobContext& context) { return makeStrip(*workspace, context); },
        [this, folder = workspace->folder()](const QImage& strip) {
            for (RecentWorkspace& recent : m_list) {
                if (recent.folder == folder && !strip.isNull())
                    recent.strip = strip;
            }
            save();
            Q_EMIT changed();
        });
}

}
