// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/json.h"
#include "app/cli/verb.h"
#include "app/cli/words.h"
#include "core/workspace/models/weightsstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace vitrine::cli {

using nlohmann::json;

namespace {

class WeightsVerb : public Verb {
public:
    std::string name() const override { return "weights"; }
    std::string summary() const override
    {
        return "List, download, import or check networks' weights";
    }

    void declare(Command& command) override
    {
        command.requireSubCommand();
        m_list =
            command.subCommand("list", "Show published weights and which are on this computer");
        m_download =
            command.subCommand("download", "Download weights from their publisher and check them");
        m_download.option(
            "NAME", m_name, "A name of `weights list`; the recommended one by default");
        m_import = command.subCommand(
            "import", "Copy a file of weights to where every workspace finds it");
        m_import
            .option("FILE", m_file, "torch.save (zip or legacy) or safetensors file of a ResNet")
            .required()
            .check(fileName());
        m_import.option("--name", m_name, "Name to give it; the file's by default");
        Command ofCheck =
            command.subCommand("check", "Read a file of weights whole and say what it holds");
        ofCheck.option("NAME", m_file, "A name of `weights list`, or a file").required();
        command.footer(
            "Without pretrained weights Vitrine works from a random network, which groups "
            "photos by\n"
            "colour and texture, not by what they show. Offline? Download the file on "
            "another computer\n"
            "(`weights list` shows its address) and use `weights import`.");
    }

    void run(Console& console) override
    {
        if (m_list.chosen())
            list(console);
        else if (m_download.chosen())
            download(console);
        else if (m_import.chosen())
            import(console);
        else
            check(console);
    }

    std::string howToContinue() const override
    {
        return "What was downloaded is kept. Run the same command again to continue.";
    }

private:
    void list(Console& console) const
    {
        const auto stored = m_store.stored();
        json entries = json::array();
        for (const PublishedWeights& weights : m_store.published()) {
            const auto own = std::find_if(stored.begin(), stored.end(),
                [&weights](const StoredWeights& entry) { return entry.name == weights.name; });
            const bool present = own != stored.end() && own->present;
            console.line(fmt::format("{:<14} {:<14} {:>6.1f} MiB  {:<14} {}{}", weights.name,
                weights.variant, weights.mebibytes, weights.licence,
                present ? "on this computer" : "not downloaded",
                weights.isDefault ? ", recommended" : ""));
            console.line("               " + weights.address);
            entries.push_back({{"name", weights.name}, {"variant", weights.variant},
                {"backbone", weights.backbone}, {"address", weights.address},
                {"bytes", weights.bytes > 0 ? json(weights.bytes) : json(nullptr)},
                {"sha256_prefix", weights.sha256Prefix}, {"licence", weights.licence},
                {"input_side", weights.inputSide}, {"recommended", weights.isDefault},
                {"present", present}, {"file", present ? own->file.string() : std::string()}});
        }
        addImported(console, stored, entries);
        console.object({{"weights", std::move(entries)}});
    }

    void addImported(
        Console& console, const std::vector<StoredWeights>& stored, json& entries) const
    {
        for (const StoredWeights& entry : stored) {
            const bool known = std::any_of(entries.begin(), entries.end(),
                [&entry](const json& published) { return published["name"] == entry.name; });
            if (known)
                continue;
            console.line(fmt::format("{:<14} {:<14} {:>6.1f} MiB", entry.name, "imported",
                static_cast<double>(entry.bytes) / 0x1p20));
            console.line("               " + entry.file.string());
            entries.push_back({{"name", entry.name}, {"variant", "imported"}, {"backbone", nullptr},
                {"address", nullptr}, {"bytes", entry.bytes}, {"sha256_prefix", nullptr},
                {"licence", nullptr}, {"input_side", nullptr}, {"recommended", false},
                {"present", true}, {"file", entry.file.string()}});
        }
    }

    std::string defaultName() const
    {
        for (const PublishedWeights& weights : m_store.published()) {
            if (weights.isDefault)
                return weights.name;
        }
        throw Error(ErrorCode::InvalidArgument, "No weights are recommended by this manifest.",
            "Name one of `vitrine-cli weights list`.");
    }

    void download(Console& console)
    {
        const std::string name = m_name.empty() ? defaultName() : m_name;
        const auto file = m_store.download(name, console.context());
        console.line(fmt::format("{} is here and its checksum is right: {}", name, file.string()));
        console.line(fmt::format("Next: vitrine-cli embed WORKSPACE --weights {}", name));
        console.object({{"name", name}, {"file", file.string()}});
    }

    void import(Console& console)
    {
        const std::string name =
            m_name.empty() ? std::filesystem::path(m_file).stem().string() : m_name;
        const auto file = m_store.import(m_file, name, console.context());
        console.line(fmt::format("Imported {} as {}.", m_file, name));
        console.line(fmt::format("Next: vitrine-cli embed WORKSPACE --weights {}", name));
        console.object({{"name", name}, {"file", file.string()}});
    }

    void check(Console& console)
    {
        const WeightsCheck result = m_store.check(m_file, console.context());
        console.line(result.file.string());
        console.line(fmt::format("  {}, {} tensors, {}; last layer {} outputs{}", result.backbone,
            result.tensors, result.dtype, result.classes, result.fineTuned ? ", fine-tuned" : ""));
        console.line(fmt::format("  embedding: {} numbers", result.embeddingLength));
        console.line(fmt::format("  SHA-256 {}{}", result.sha256,
            result.matchesManifest ? " (as published)" : " (not one of the published files)"));
        console.object(toJson(result));
    }

    WeightsStore m_store;
    Command m_list;
    Command m_download;
    Command m_import;
    std::string m_name;
    std::string m_file;
};

}

std::unique_ptr<Verb> makeWeightsVerb()
{
    return std::make_unique<WeightsVerb>();
}

}
