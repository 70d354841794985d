// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/words.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace vitrine::cli {

namespace {

constexpr std::size_t kShownProblems = 12;

void printProblems(Console& console, const ImportReport& report)
{
    if (report.problems.empty())
        return;
    std::map<std::string, std::int64_t> kinds;
    for (const RowProblem& problem : report.problems)
        ++kinds[problem.kind];
    console.line(
        counted(static_cast<std::int64_t>(report.problems.size()), "row needs", "rows need")
        + " attention:");
    for (const auto& [kind, count] : kinds)
        console.line(fmt::format("  {:>7}  {}", grouped(count), kind));
    for (std::size_t i = 0; i < std::min(report.problems.size(), kShownProblems); ++i) {
        const RowProblem& problem = report.problems[i];
        const std::string place =
            problem.line > 0 ? fmt::format("{}:{}", problem.file, problem.line) : problem.file;
        console.line(fmt::format("  {}  {}{}  \"{}\"  {}", place, problem.kind,
            problem.kept ? "" : " (row left out)", problem.text, problem.hint));
    }
    if (report.problems.size() > kShownProblems)
        console.line(fmt::format("  ... and {} more; --json lists all.",
            grouped(static_cast<std::int64_t>(report.problems.size() - kShownProblems))));
}

}

std::string grouped(std::int64_t number)
{
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string counted(std::int64_t number, std::string_view singular, std::string_view plural)
{
    return grouped(number) + " " + std::string(number == 1 ? singular : plural);
}

std::string duration(double seconds)
{
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 60)
        return fmt::format("{} s", whole);
    if (whole < 3600)
        return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::size_t lettersIn(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string quotedTitle(std::string_view title, std::size_t columns)
{
    constexpr std::size_t kLeast = 12;
    const std::string line(text::trimmed(text::onOneLine(title)));
    if (columns == 0)
        return '"' + line + '"';
    const std::size_t room = std::max(columns, kLeast) - 2;
    std::size_t end = 0; // after as many letters as leave room for the sign that more follow
    std::size_t letters = 0;
    for (std::size_t at = 0; at < line.size(); ++letters) {
        at += text::codePointAt(line, at).bytes;
        if (letters + 1 < room)
            end = at;
    }
    return '"' + (letters <= room ? line : line.substr(0, end) + "…") + '"';
}

std::string inBytes(std::int64_t bytes)
{
    const auto number = static_cast<double>(bytes);
    if (bytes < 1'000'000)
        return fmt::format("{:.0f} kB", number / 1e3);
    return bytes < 1'000'000'000 ? fmt::format("{:.1f} MB", number / 1e6)
                                 : fmt::format("{:.1f} GB", number / 1e9);
}

std::string percent(double share)
{
    return fmt::format("{:.1f} %", 100.0 * share);
}

void printTable(Console& console, const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], lettersIn(row[i]));
    }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(widths[i] - lettersIn(row[i]), ' ');
            line += i == 0 ? row[i] + space : "  " + space + row[i];
        }
        console.line(line);
    }
}

std::string inSeconds(double seconds)
{
    return seconds < 0.05 ? "in less than 0.1 s" : fmt::format("in {:.1f} s", seconds);
}

namespace {

/// What became of the listings that the table no longer has.
std::string_view whatOfGone(const ImportReport& report)
{
    const bool one = report.gone.size() == 1;
    if (report.goneLeftOut)
        return one ? "was left out, as a step of the history"
                   : "were left out, as one step of the history";
    if (report.goneSpared)
        return one ? "stays, as the table names none that was here: check that it is the right one"
                   : "stay, as the table names none that was here: check that it is the right one";
    return one ? "still counts: --leave-out-gone leaves it out"
               : "still count: --leave-out-gone leaves them out";
}

}

void printImport(Console& console, const ImportReport& report)
{
    console.line(fmt::format("{} in {}, {}.", counted(report.products, "listing", "listings"),
        counted(report.categories, "category", "categories"),
        counted(report.images, "image", "images")));
    console.line(fmt::format("  {} to a listing, {} not; {} no image.",
        counted(report.joined, "belongs", "belong"), counted(report.orphanImages, "does", "do"),
        counted(report.listingsWithoutImages, "listing has", "listings have")));
    if (report.imagesWithoutFile > 0)
        console.line(fmt::format("  {} without a photo file.",
            counted(report.imagesWithoutFile, "image is", "images are")));
    console.line(fmt::format("  {} added, {} updated, {} unchanged, {}.", grouped(report.added),
        grouped(report.updated), grouped(report.unchanged), inSeconds(report.seconds)));
    const std::int64_t absent =
        report.products + report.images - report.added - report.updated - report.unchanged;
    if (absent > 0)
        console.line(fmt::format("  {} of earlier imports {} not in these tables and {}.",
            counted(absent, "row", "rows"), absent == 1 ? "is" : "are",
            absent == 1 ? "stays" : "stay"));
    const auto gone = static_cast<std::int64_t>(report.gone.size());
    if (gone > 0)
        console.line(fmt::format("  {} that the table no longer has {}.",
            counted(gone, "listing", "listings"), whatOfGone(report)));
    if (report.listingsLeftOut > 0)
        console.line(fmt::format(
            "  {} left out of training data and searches; `history` says by which step.",
            counted(report.listingsLeftOut, "listing is", "listings are")));
    printProblems(console, report);
}

void printPictures(Console& console, const PictureReport& report, std::string_view did)
{
    if (report.done == 0 && report.skipped > 0) {
        console.line(fmt::format(
            "Nothing to do: {} done before.", counted(report.skipped, "photo was", "photos were")));
    } else {
        console.line(fmt::format("{} {} {} ({:.1f} per second); {} done before.", did,
            counted(report.done, "photo", "photos"), inSeconds(report.seconds),
            report.imagesPerSecond, counted(report.skipped, "was", "were")));
    }
    if (report.failed.empty())
        return;
    console.line(counted(static_cast<std::int64_t>(report.failed.size()), "photo", "photos")
        + " cannot be used:");
    for (std::size_t i = 0; i < std::min(report.failed.size(), kShownProblems); ++i) {
        const PictureFailure& failure = report.failed[i];
        console.line(fmt::format("  {}  {}  {}", failure.image, failure.reason, failure.detail));
    }
    if (report.failed.size() > kShownProblems)
        console.line(fmt::format("  ... and {} more; --json lists all.",
            grouped(static_cast<std::int64_t>(report.failed.size() - kShownProblems))));
}

std::string_view randomNetworkNotice()
{
    return "Note: there are no pretrained weights here, so a random network is used: it groups "
           "photos by\n"
           "colour and texture, not by what they show. For real quality run `vitrine-cli weights "
           "download`\n"
           "and then `vitrine-cli embed` again.";
}

}
