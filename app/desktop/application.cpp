// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include "ui/pages/catalogue/cataloguepage.h"
#include "ui/pages/clean/cleanpage.h"
#include "ui/pages/home/homepage.h"
#include "ui/pages/search/searchpage.h"
#include "ui/pages/train/trainpage.h"

#include <QApplication>
#include <QTimer>

#include <memory>
#include <utility>

namespace vitrine::desktop {

Application::Application(QApplication& application)
    : m_theme(application)
    , m_session(m_runner)
    , m_recent(m_store, m_session)
    , m_window(m_session, m_theme, ui::Settings(m_store))
    , m_search(new ui::SearchPage(m_session, m_picker))
{
    m_window.addPage(new ui::HomePage(m_session, m_recent, m_picker, {defaultDemoFolder(), {}}));
    m_window.addPage(new ui::CataloguePage(m_session, m_picker));
    m_window.addPage(new ui::CleanPage(m_session, m_picker));
    m_window.addPage(new ui::TrainPage(m_session, m_picker));
    m_window.addPage(m_search);
}

void Application::start(const Options& options)
{
    m_window.restore(options.demo ? options.demo : options.workspace);
    m_window.show();
    // After the first paint.
    QTimer::singleShot(0, &m_window, [this, options] {
        if (options.image)
            searchOnceReady(*options.image);
        if (options.demo)
            m_session.openDemo(*options.demo);
        else if (options.workspace)
            m_session.open(*options.workspace);
    });
}

void Application::searchOnceReady(const std::filesystem::path& image)
{
    // The page comes to the front now: later, the user may be busy on another one.
    m_window.showPage(m_search->pageId());
    auto* waiting = new QObject(m_search);
    const auto asked = std::make_shared<bool>(false);
    QObject::connect(&m_session, &ui::WorkspaceSession::infoChanged, waiting, [=, this] {
        const auto& info = m_session.info();
        if (!info)
            return;
        if (info->embeddings == 0 || !info->indexReady) {
            // Only once: who cancels it has decided. After the chain that may be starting now.
            if (!std::exchange(*asked, true))
                QMetaObject::invokeMethod(
                    &m_session, &ui::WorkspaceSession::prepare, Qt::QueuedConnection);
            return;
        }
        m_session.disconnect(waiting); // once
        waiting->deleteLater();
        SearchQuery query;
        query.picture = image;
        m_search->startSearch(query);
    });
}

}
