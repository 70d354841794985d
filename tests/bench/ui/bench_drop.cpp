// SPDX-License-Identifier: GPL-3.0-or-later
// bench_drop WORKSPACE PICTURES [COUNT]: from a picture dropped on a loaded search page to its
// hits. Drops COUNT pictures (24) of a folder one after the other and prints one JSON object of
// medians in milliseconds: what the engine took (decode, embed, search), until the page has the
// hits (results), until the grid has painted them (painted), until every photo on screen is there
// too (photos), and the 95th percentile of `painted`. The workspace must be indexed.
#include "core/base/error.h"
#include "core/workspace/workspace.h"
#include "tests/bench/ui/pagewatch.h"
#include "tests/ui/fakepicker.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/search/searchpage.h"
#include "ui/widgets/convert.h"
#include "ui/widgets/thumbnailgrid.h"

#include <fmt/format.h>

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

struct Times {
    std::vector<double> decode, embed, search, results, painted, photos;
};

double quantile(std::vector<double> values, double share)
{
    const auto place = values.begin()
        + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

class Bench {
public:
    explicit Bench(const std::filesystem::path& workspace)
        : m_workspace(Workspace::open(workspace))
    {
        m_page.resize(1280, 800);
        m_page.show();
        m_page.setWorkspace(m_workspace);
        JobContext context;
        m_workspace->prepareSearch(context);
        QObject::connect(&m_page.presenter(), &SearchPresenter::stateChanged, &m_page,
            [this] { m_answered = m_page.presenter().state() == SearchState::Results; });
    }

    void drop(const std::filesystem::path& picture)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(toQString(picture))});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_page, &enter); // Qt delivers no drop without it
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        const bench::Clock clock;
        m_answered = false;
        QCoreApplication::sendEvent(&m_page, &event);
        bench::waitFor("hits", [this] { return m_answered; });
        m_times.results.push_back(clock.ms());
        bench::PaintWatch watch(*grid().viewport());
        grid().viewport()->update();
        bench::waitFor("paint", [&watch] { return watch.paints > 0; });
        m_times.painted.push_back(clock.ms());
        bench::waitFor("photos", [this] { return photosAreThere(); });
        m_times.photos.push_back(clock.ms());
    }

    /// The engine's own times, through the same door as the page.
    void askEngine(const std::filesystem::path& picture)
    {
        SearchQuery query;
        query.picture = picture;
        query.limit = SearchPresenter::kDefaultLimit;
        JobContext context;
        const SearchTimings timings = m_workspace->search(query, context).timings;
        m_times.decode.push_back(timings.decodeMs);
        m_times.embed.push_back(timings.embedMs);
        m_times.search.push_back(timings.searchMs);
    }

    const Times& times() const { return m_times; }
    void forget() { m_times = {}; }

private:
    ThumbnailGrid& grid()
    {
        if (!m_grid) // made with the first results
            m_grid = m_page.findChild<ThumbnailGrid*>();
        if (!m_grid)
            throw Error(ErrorCode::Internal, "The page shows no grid.");
        return *m_grid;
    }

    bool photosAreThere()
    {
        const QRect screen = grid().viewport()->rect();
        const auto* model = grid().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            if (grid().visualRect(index).intersects(screen)
                && index.data(PictureRole).value<QImage>().isNull()
                && !index.data(NoPictureRole).toBool())
                return false;
        }
        return true;
    }

    std::shared_ptr<Workspace> m_workspace;
    JobRunner m_runner;
    WorkspaceSession m_session{m_runner};
    test::FakePicker m_picker;
    SearchPage m_page{m_session, m_picker};
    ThumbnailGrid* m_grid = nullptr;
    bool m_answered = false;
    Times m_times;
};

std::vector<std::filesystem::path> picturesOf(
    const std::filesystem::path& folder, std::size_t count)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::absolute(folder)))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    // Spread over the folder: neighbours in it may be alike.
    std::vector<std::filesystem::path> spread;
    for (std::size_t i = 0; i < std::min(count, files.size()); ++i)
        spread.push_back(files[i * files.size() / std::min(count, files.size())]);
    return spread;
}

void run(const std::vector<std::string>& arguments)
{
    const std::size_t count = arguments.size() > 2 ? std::stoul(arguments[2]) : 24;
    const auto pictures = picturesOf(arguments[1], count);
    if (pictures.empty())
        throw Error(ErrorCode::NotFound, arguments[1] + " holds no picture.");
    Bench bench(arguments[0]);
    bench.drop(pictures.front()); // builds the page's second half
    bench.forget();
    for (const auto& picture : pictures)
        bench.drop(picture);
    for (const auto& picture : pictures)
        bench.askEngine(picture);
    const Times& times = bench.times();
    fmt::print(
        "{{\"drops\": {}, \"decode\": {:.1f}, \"embed\": {:.1f}, \"search\": {:.1f}, "
        "\"results\": {:.1f}, \"painted\": {:.1f}, \"photos\": {:.1f}, \"painted_p95\": {:.1f}}}\n",
        pictures.size(), quantile(times.decode, 0.5), quantile(times.embed, 0.5),
        quantile(times.search, 0.5), quantile(times.results, 0.5), quantile(times.painted, 0.5),
        quantile(times.photos, 0.5), quantile(times.painted, 0.95));
}

}

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("bench_drop WORKSPACE PICTURES [COUNT]\n", stderr);
        return 2;
    }
    if (!qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    try {
        run({argv + 1, argv + argc});
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
