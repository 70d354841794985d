// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/ids.h"
#include "core/types/listing.h"
#include "core/types/listingquery.h"
#include "core/types/picture.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vitrine {

/// What each verb takes and gives back; plain values.

/// How to get at places elsewhere. Secrets come from the environment, the SSH agent or the keychain
/// (docs/cli.md), never from here. Empty means the usual.
struct RemoteAccess {
    std::filesystem::path sshKey = {}; ///< private key
    std::filesystem::path knownHosts = {}; ///< OpenSSH's format
    std::vector<std::string> acceptedHostKeys = {}; ///< "SHA256:..." of hosts unknown there; once
    std::string s3Endpoint = {}; ///< "https://storage.example.org"
    std::string s3Region = {};
};

/// Each place is a path or is written as an address: https://..., sftp://user@host/path,
/// s3://bucket/key; `archive.zip#member` in any of them.
struct ImportRequest {
    std::filesystem::path products;
    std::filesystem::path images;
    std::filesystem::path pictures; ///< may be empty: tables only
    RemoteAccess remote = {};
    // SHA-256 that a file must have, 64 hex digits; empty: any. Of photos: of their archive.
    std::string productsSha256 = {};
    std::string imagesSha256 = {};
    std::string picturesSha256 = {};
    /// Leaves out ImportReport::gone, as one step of the history that can be undone.
    bool leaveOutGone = false;
};

struct CleanRequest {
    /// Pixels of the square, 32 to 4096, and the colour beside the photo. Left out: as the
    /// workspace's photos are, 512 and white in a new one. Others make every photo anew, and what
    /// was embedded is forgotten.
    std::optional<int> side = {};
    std::optional<Rgb> padding = {};
    bool again = false; ///< also pictures that are done; vectors of those that stay the same stay
};

struct PictureFailure {
    std::string image; ///< id
    std::string reason; ///< wire name, such as "truncated"
    std::string detail; ///< a sentence
};

struct PictureReport {
    std::int64_t done = 0;
    std::int64_t skipped = 0; ///< finished by an earlier run
    std::vector<PictureFailure> failed;
    double seconds = 0.0;
    double imagesPerSecond = 0.0;
};

struct EmbedRequest {
    /// A file of weights, a name of the manifest that has been downloaded, the id of a model of the
    /// workspace, or "random"; empty: the workspace's newest model (one that training made only
    /// while searches use it; first one that somebody chose by Training::useModel) unless that is
    /// the random network, else downloaded default weights, else the random network.
    std::string weights;
    bool again = false; ///< drop this model's vectors and compute them anew
};

struct EmbedReport : PictureReport {
    ModelRecord model;
};

enum class SearchMetric { Cosine, L2 };

struct IndexRequest {
    SearchMetric metric = SearchMetric::Cosine;
};

struct IndexReport {
    std::int64_t vectors = 0;
    int length = 0;
    SearchMetric metric = SearchMetric::Cosine;
    std::string model; ///< id
    std::filesystem::path file;
    double seconds = 0.0;
};

struct ExportRequest {
    std::optional<std::filesystem::path> trainingData;
    std::optional<std::filesystem::path> labels;
    std::optional<std::filesystem::path> embeddings;
    /// Replace files that are there; false throws Error AlreadyExists. The default suits a window,
    /// whose file dialog has asked.
    bool overwrite = true;
};

struct ExportReport {
    std::int64_t trainingRows = 0;
    std::int64_t labels = 0;
    std::int64_t embeddings = 0;
};

struct DemoRequest {
    int listings = 320; ///< 13 to 20,000
    std::uint64_t seed = 1;
};

/// A picture to search with: a file, encoded bytes (pasted, dropped), pixels, or a catalogue image.
struct SearchQuery {
    std::variant<std::filesystem::path, std::vector<std::byte>, Picture, ImageRow> picture;
    int limit = 10; ///< listings, 1 to 1000
    /// Left out of the hits: the listing of the query image itself, in "more like this".
    ListingRow exclude;
};

struct SearchHit {
    ListingSummary summary;
    ImageRow image; ///< of the listing's images the nearest one
    std::string imageId;
    double score =
        0.0; ///< cosine: -1 to 1, larger is nearer; L2: squared distance, smaller is nearer
    int matches = 1; ///< how many of the listing's images were among the nearest
};

struct SearchTimings {
    double decodeMs = 0.0;
    double embedMs = 0.0;
    double searchMs = 0.0;
};

struct SearchResult {
    std::vector<SearchHit> hits; ///< best first, one a listing
    SearchMetric metric = SearchMetric::Cosine;
    SearchTimings timings;
    Picture query; ///< the decoded query, for showing; at most 1024 pixels on a side
    bool randomNetwork = false; ///< no pretrained weights: hits agree in colour and texture only
};

struct WorkspaceInfo {
    CatalogueCounts counts;
    std::int64_t imagesWithoutFile = 0; ///< no photo file was found at the last import
    std::optional<ModelRecord> model; ///< that searches use; else the newest
    std::int64_t embeddings = 0; ///< of that model
    bool indexReady = false; ///< an index on disk matches those vectors
    SearchMetric metric = SearchMetric::Cosine;
    int pictureSide = 0; ///< standardised side; 0 before cleaning
    std::int64_t bytesOnDisk = 0;
    std::vector<std::string> interrupted; ///< kinds of jobs that were killed and can continue
    /// Photos that are clean and not left out, but have no vector of that model yet.
    std::int64_t imagesToEmbed = 0;
    std::int64_t embeddedToClean = 0; ///< pending photos whose vectors stay, as they are made again

    /// Photos that searches cannot find yet; some may turn out to be unusable.
    std::int64_t photosToPrepare() const
    {
        const std::int64_t toClean = counts.imagesPending - imagesWithoutFile - embeddedToClean;
        return imagesToEmbed + std::max<std::int64_t>(toClean, 0);
    }
};

}
