// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/networks/embeddinginput.h"

#include "core/learning/trunk/trunkkey.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace vitrine::learning {

namespace fs = std::filesystem;

namespace {

/// Hashing a network's tensors takes longer than looking at a folder.
bool mayHave(const fs::path& folder, const std::string& keyStart)
{
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
        if (entry.path().filename().string().starts_with(keyStart))
            return true;
    }
    return false;
}

}

std::vector<KeptTrunk> keptTrunks(const fs::path& folder, const StateDict& weights,
    const WeightsInfo& info, const NetSettings& settings)
{
    std::vector<KeptTrunk> trunks;
    for (const Cut cut : {Cut::AfterPool, Cut::AfterLayer3, Cut::AfterLayer2}) {
        if (folder.empty() || !mayHave(folder, trunkKeyStart(info.backbone, cut, settings)))
            continue;
        trunks.push_back({cut, folder, trunkKey(weights, info.backbone, cut, settings),
            activationShape(info.backbone, cut, settings.inputSide).numbers()});
    }
    return trunks;
}

EmbeddingInput::EmbeddingInput(
    const ImageSource& source, const std::vector<KeptTrunk>& trunks, const NetSettings& settings)
    : m_source(source)
    , m_side(settings.inputSide)
    , m_names(source.size())
{
    for (const KeptTrunk& trunk : trunks) {
        auto file = std::make_unique<ActivationFile>(trunk.folder, trunk.key,
            trunk.numbers * sizeof(std::uint16_t), ActivationFile::Access::Read);
        if (file->records() > 0)
            m_records.push_back({trunk, std::move(file)});
    }
    m_unkept.emplace(source, findRecords(), Augmentation{});
    // Decoding takes a few per cent of the network's time, so few loaders keep ahead of it.
    m_prefetcher.emplace(
        *m_unkept, m_side, std::clamp(settings.threads / 4, 1, 8), 2 * settings.batchSize);
}

/// Fills `m_names`; returns the pictures without a record.
std::vector<ViewOfImage> EmbeddingInput::findRecords()
{
    std::vector<ViewOfImage> unkept;
    for (std::size_t index = 0; index < m_names.size(); ++index) {
        if (!m_records.empty())
            m_names[index] = trunkRecordName(m_source.identity(index), 0, {});
        const bool kept = std::any_of(m_records.begin(), m_records.end(),
            [&](const Records& records) { return records.file->contains(m_names[index]); });
        if (!kept) {
            m_names[index].clear();
            unkept.push_back({index, 0});
        }
    }
    return unkept;
}

bool EmbeddingInput::addKept(EmbeddingBatch& batch, std::size_t place, std::size_t index)
{
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        const auto record = m_records[i].file->find(m_names[index]);
        if (record.empty())
            continue;
        EmbeddingBatch::Kept& kept = batch.kept[i];
        kept.places.push_back(place);
        const std::size_t filled = kept.activations.size();
        kept.activations.resize(filled + m_records[i].trunk.numbers);
        std::memcpy(kept.activations.data() + filled, record.data(), record.size());
        return true;
    }
    return false;
}

EmbeddingBatch EmbeddingInput::next(std::size_t count, JobContext& context)
{
    EmbeddingBatch batch;
    batch.size = count;
    for (const Records& records : m_records)
        batch.kept.push_back({records.trunk.cut, {}, {}});
    for (std::size_t place = 0; place < count; ++place, ++m_next) {
        context.throwIfStopped();
        std::optional<Picture> picture;
        if (m_names[m_next].empty())
            picture = m_prefetcher->take(context.stopToken());
        else if (!addKept(batch, place, m_next)) // damaged
            picture = m_source.load(m_next, m_side);
        context.throwIfStopped();
        if (picture && !picture->empty()) {
            batch.pictures.push_back(std::move(*picture));
            batch.places.push_back(place);
        }
    }
    return batch;
}

}
