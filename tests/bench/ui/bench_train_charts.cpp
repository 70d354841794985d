// SPDX-License-Identifier: GPL-3.0-or-later
// bench_train_charts FOLDER [RUNS [POINTS]]: how smooth the Train page's curves are with RUNS (200)
// runs of POINTS (10,000) batches each. Opens the page at 1280 x 800 on runs made by a script, and
// prints one JSON object a step: showing all of them; then, for some seconds each, moving the
// cursor, zooming, moving what is shown, the smoothing slider, and one more run that learns
// meanwhile. Paints a second of the loss chart, and the longest time that the GUI thread did not
// answer, in milliseconds. Run it under Xvfb; without a display it draws off screen.
#include "core/workspace/workspace.h"
#include "tests/bench/ui/pagewatch.h"
#include "tests/ui/fakepicker.h"
#include "tests/ui/train/faketraining.h"
#include "ui/jobs/workspacesession.h"
#include "ui/pages/train/chartspane.h"
#include "ui/pages/train/trainpage.h"
#include "ui/widgets/charts/curvechart.h"

#include <fmt/format.h>

#include <QApplication>
#include <QMouseEvent>
#include <QSlider>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>

using namespace vitrine;
using namespace vitrine::ui;

namespace {

namespace fs = std::filesystem;

constexpr int kFrameMs = 16;
constexpr int kFrames = 240;
constexpr int kEpochs = 10;

class Bench {
public:
    Bench(const fs::path& folder, int runs, int points)
        : m_runs(runs)
        , m_points(points)
    {
        const fs::path shop = folder / "curves.vitrine";
        m_workspace = fs::exists(shop) ? Workspace::open(shop) : Workspace::create(shop);
        for (int row = 1; row <= runs; ++row)
            m_training.add(test::scriptedRun(row, kEpochs, points / kEpochs));
    }

    void run()
    {
        m_page.resize(1280, 800);
        m_page.show();
        open();
        QWidget* plot = chart().findChildren<QWidget*>().constFirst();
        steps("move the cursor", [this, plot](int frame) {
            const QPointF at(80.0 + (frame * 7) % (plot->width() - 120), plot->height() / 2.0);
            QMouseEvent event(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton,
                Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(plot, &event);
        });
        steps("zoom", [this](int frame) {
            const double wide = kEpochs * (0.2 + 0.8 * std::abs(std::cos(frame * 0.05)));
            zoom((kEpochs - wide) / 2.0, wide);
        });
        steps("move what is shown", [this](int frame) {
            zoom(kEpochs * 0.4 * (1.0 + std::sin(frame * 0.05)), kEpochs * 0.2);
        });
        for (CurveChart* each : m_page.findChildren<CurveChart*>())
            each->showAll();
        auto* slider = m_page.findChild<QSlider*>(QStringLiteral("trainSmoothing"));
        steps("smoothing slider", [slider](int frame) { slider->setValue(frame % 100); });
        learn();
    }

private:
    CurveChart& chart() { return *m_page.findChild<ChartsPane*>()->chart(CurveKind::Loss); }

    void zoom(double from, double wide)
    {
        // As the charts do among themselves.
        chart().setShownRange(from, from + wide);
        Q_EMIT chart().rangeMoved(from, from + wide);
    }

    void open()
    {
        bench::Heartbeat heartbeat;
        const bench::Clock clock;
        m_page.setSource({m_workspace, &m_training, nullptr});
        bench::waitFor("runs", [this] { return m_page.runs().state() == TrainState::Full; });
        m_page.runs().setAllShown(true);
        bench::waitFor("curves", [this] {
            const auto& curves = chart().curves();
            return curves.size() == static_cast<std::size_t>(2 * m_runs)
                && std::all_of(curves.begin(), curves.end(),
                    [](const Curve& curve) { return !curve.points.empty(); });
        });
        bench::PaintWatch watch(*chart().findChildren<QWidget*>().constFirst());
        bench::waitFor("paint", [&watch] { return watch.paints > 0; });
        fmt::print("{{\"step\": \"show all\", \"runs\": {}, \"points\": {}, \"ms\": {:.0f}, "
                   "\"stall_ms\": {:.1f}}}\n",
            m_runs, static_cast<std::int64_t>(m_runs) * m_points, clock.ms(), heartbeat.longest());
    }

    void steps(const char* name, const std::function<void(int)>& step)
    {
        bench::PaintWatch watch(*chart().findChildren<QWidget*>().constFirst());
        bench::Heartbeat heartbeat;
        const bench::Clock clock;
        for (int frame = 0; frame < kFrames; ++frame) {
            step(frame);
            bench::turnFor(kFrameMs);
        }
        print(name, watch.paints, clock, heartbeat);
    }

    void learn()
    {
        TrainRequest request;
        request.name = "live";
        request.config.epochs = 1'000;
        m_training.pace(kFrameMs / 2);
        bench::PaintWatch watch(*chart().findChildren<QWidget*>().constFirst());
        bench::Heartbeat heartbeat;
        const bench::Clock clock;
        m_page.training().start(request);
        bench::waitFor("batches", [this] {
            const RunRow live = m_page.training().running();
            return live && m_page.runs().curves(live).batches.size() > 500;
        });
        print("one learns", watch.paints, clock, heartbeat);
        m_page.training().pause();
        bench::waitFor("end", [this] { return !m_page.training().isTraining(); });
    }

    static void print(
        const char* name, int paints, const bench::Clock& clock, bench::Heartbeat& heartbeat)
    {
        const double seconds = clock.ms() / 1000.0;
        fmt::print("{{\"step\": \"{}\", \"paints_per_s\": {:.1f}, \"stall_ms\": {:.1f}}}\n", name,
            paints / seconds, heartbeat.longest());
    }

    int m_runs;
    int m_points;
    std::shared_ptr<Workspace> m_workspace;
    test::FakeTraining m_training;
    JobRunner m_runner;
    WorkspaceSession m_session{m_runner};
    test::FakePicker m_picker;
    TrainPage m_page{m_session, m_picker};
};

}

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("bench_train_charts FOLDER [RUNS [POINTS]]\n", stderr);
        return 2;
    }
    if (!qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    try {
        Bench(argv[1], argc > 2 ? std::stoi(argv[2]) : 200, argc > 3 ? std::stoi(argv[3]) : 10'000)
            .run();
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
