// SPDX-License-Identifier: GPL-3.0-or-later
// bench_catalogue FOLDER [LISTINGS]: how smooth the catalogue page is. Makes the workspace
// FOLDER/shop.vitrine of LISTINGS (100,000) generated listings with drawn photos where there is
// none yet, opens the page on it at 1280 x 800, and prints one JSON object a step: opening,
// scrolling gallery and table (frames painted, the longest time that the GUI thread did not
// answer), the same while a job makes photos square on every core, and from a click on a filter
// until list and counts are there. Milliseconds. Run it under Xvfb; without a display it draws off
// screen.
#include "core/catalogue/catalogue.h"
#include "core/workspace/workspace.h"
#include "tests/bench/catalogue/generatedshop.h"
#include "tests/bench/ui/pagewatch.h"
#include "tests/ui/fakepicker.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/catalogue/cataloguepage.h"
#include "ui/pages/catalogue/listingtable.h"
#include "ui/widgets/thumbnailgrid.h"

#include <fmt/format.h>

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

namespace fs = std::filesystem;

constexpr int kDrawnPhotos = 64;
constexpr int kPhotoSide = 400;
constexpr int kFrameMs = 16;
constexpr int kScrollFrames = 300;

std::vector<std::string> drawPhotos(const fs::path& folder)
{
    fs::create_directories(folder);
    std::vector<std::string> files;
    for (int i = 0; i < kDrawnPhotos; ++i) {
        QImage photo(kPhotoSide, kPhotoSide, QImage::Format_RGB32);
        photo.fill(QColor::fromHsv(i * 360 / kDrawnPhotos, 90, 220));
        QPainter painter(&photo);
        painter.setBrush(QColor::fromHsv((i * 77) % 360, 160, 160));
        painter.drawEllipse(60 + i, 80, 240 - i, 200 + i);
        painter.end();
        const fs::path file = fs::absolute(folder / fmt::format("{}.jpg", i));
        photo.save(QString::fromStdString(file.string()));
        files.push_back(file.string());
    }
    return files;
}

std::shared_ptr<Workspace> openShop(const fs::path& folder, int listings)
{
    const fs::path shop = folder / "shop.vitrine";
    if (fs::exists(shop))
        return Workspace::open(shop);
    auto workspace = Workspace::create(shop);
    bench::GeneratedShopSize size;
    size.listings = listings;
    size.images = listings * 9 / 5;
    size.findings = listings * 2 / 5;
    size.excluded = listings / 50;
    size.edited = listings / 20;
    const auto catalogue = catalogue::Catalogue::open(shop / "catalogue.sqlite");
    bench::generateShop(*catalogue, size, drawPhotos(folder / "photos"));
    return workspace;
}

class Bench {
public:
    explicit Bench(std::shared_ptr<Workspace> workspace)
        : m_workspace(std::move(workspace))
    {
    }

    void run()
    {
        m_page.resize(1280, 800);
        m_page.show();
        open();
        scroll("gallery", *view("catalogueGrid"));
        jump("gallery", *view("catalogueGrid"));
        m_page.perform(ActionId::ShowTable);
        scroll("table", *view("catalogueTable"));
        jump("table", *view("catalogueTable"));
        m_page.perform(ActionId::ShowGallery);
        scrollBesideAJob(*view("catalogueGrid"));
        CataloguePresenter& presenter = m_page.presenter();
        const CategoryRow category = presenter.facets().categories.front().row;
        const std::string place = presenter.facets().places.front().name;
        filter("category", [&] { presenter.setChosen(category, true); });
        filter("category and price", [&] {
            presenter.setPriceRange(PriceRange{1'000, 20'000, "GBP"});
        });
        filter("and photos", [&] { presenter.setChosen(PictureCount{2}, true); });
        filter("nothing any more", [&] { presenter.clearFilter(); });
        filter("place", [&] { presenter.setChosen(PlaceName{place}, true); });
        filter("nothing any more", [&] { presenter.clearFilter(); });
        filter("finding", [&] { presenter.setChosen(FindingKind::Blurry, true); });
        filter("nothing any more", [&] { presenter.clearFilter(); });
        filter("two words", [&] {
            presenter.setWords(
                QString::fromStdString(bench::generatedWord(30) + " " + bench::generatedWord(80)));
        });
        filter("nothing any more", [&] { presenter.clearFilter(); });
    }

private:
    QAbstractItemView* view(const char* name)
    {
        return m_page.findChild<QAbstractItemView*>(QLatin1String(name));
    }

    void open()
    {
        bench::Heartbeat heartbeat;
        const bench::Clock clock;
        m_page.setWorkspace(m_workspace);
        bench::waitFor(
            "listings", [this] { return m_page.presenter().state() == CatalogueState::Full; });
        bench::waitFor("counts", [this] { return m_page.presenter().facets().listings > 0; });
        fmt::print(
            "{{\"step\": \"open\", \"listings\": {}, \"ms\": {:.1f}, \"stall_ms\": {:.1f}}}\n",
            m_page.presenter().listings().rowCount(), clock.ms(), heartbeat.longest());
    }

    /// A third of the screen a frame, as fast wheels do.
    void scroll(const char* name, QAbstractItemView& view)
    {
        bench::waitFor("view", [&] { return view.verticalScrollBar()->maximum() > 0; });
        bench::PaintWatch watch(*view.viewport());
        bench::Heartbeat heartbeat;
        const bench::Clock clock;
        for (int frame = 0; frame < kScrollFrames; ++frame) {
            view.verticalScrollBar()->setValue(
                view.verticalScrollBar()->value() + view.viewport()->height() / 3);
            bench::turnFor(kFrameMs);
        }
        const double seconds = clock.ms() / 1e3;
        fmt::print("{{\"step\": \"scroll {}\", \"frames\": {}, \"frames_per_s\": {:.1f}, "
                   "\"stall_ms\": {:.1f}}}\n",
            name, watch.paints, watch.paints / seconds, heartbeat.longest());
    }

    /// The job is stopped afterwards; what it made is left for the next run to make anew.
    void scrollBesideAJob(QAbstractItemView& view)
    {
        view.verticalScrollBar()->setValue(0);
        Job job;
        job.title = QStringLiteral("Clean photos");
        job.work = [workspace = m_workspace](
                       JobContext& context) { workspace->cleanPictures({.again = true}, context); };
        const JobId id = m_runner.start(std::move(job));
        bench::waitFor("work", [&] {
            const auto status = m_runner.status(id);
            return status && status->progress.done > 0;
        });
        scroll("gallery beside a job", view);
        m_runner.cancel(id);
        bench::waitFor("the job's end", [&] { return !m_runner.isBusy(); });
    }

    /// To the end at once, until the last row is there.
    void jump(const char* name, QAbstractItemView& view)
    {
        bench::Heartbeat heartbeat;
        const bench::Clock clock;
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        ListingModel& listings = m_page.presenter().listings();
        bench::waitFor(
            "last row", [&] { return listings.summaryAt(listings.rowCount() - 1).has_value(); });
        fmt::print("{{\"step\": \"jump to the end, {}\", \"ms\": {:.1f}, \"stall_ms\": {:.1f}}}\n",
            name, clock.ms(), heartbeat.longest());
    }

    void filter(const char* name, const std::function<void()>& click)
    {
        CataloguePresenter& presenter = m_page.presenter();
        bool settled = false;
        bool counted = false;
        const auto list = QObject::connect(
            &presenter.listings(), &ListingModel::settled, &m_page, [&settled] { settled = true; });
        const auto counts =
            QObject::connect(&presenter, &CataloguePresenter::countsChanged, &m_page, [&] {
                counted = settled && presenter.facets().listings == presenter.listings().rowCount();
            });
        bench::Heartbeat heartbeat;
        const bench::Clock clock;
        click();
        bench::waitFor("list", [&settled] { return settled; });
        const double listed = clock.ms();
        bench::waitFor("counts", [&] {
            return counted || presenter.facets().listings == presenter.listings().rowCount();
        });
        fmt::print("{{\"step\": \"filter: {}\", \"listings\": {}, \"list_ms\": {:.1f}, "
                   "\"counts_ms\": {:.1f}, \"stall_ms\": {:.1f}}}\n",
            name, presenter.listings().rowCount(), listed, clock.ms(), heartbeat.longest());
        QObject::disconnect(list);
        QObject::disconnect(counts);
    }

    std::shared_ptr<Workspace> m_workspace;
    JobRunner m_runner;
    WorkspaceSession m_session{m_runner};
    test::FakePicker m_picker;
    CataloguePage m_page{m_session, m_picker};
};

}

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("bench_catalogue FOLDER [LISTINGS]\n", stderr);
        return 2;
    }
    if (!qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    try {
        Bench(openShop(argv[1], argc > 2 ? std::stoi(argv[2]) : 100'000)).run();
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
