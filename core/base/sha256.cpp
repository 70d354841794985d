// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include "core/base/error.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <vector>

namespace vitrine {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
    if (!m_state->context || EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr) != 1)
        throw Error(ErrorCode::Internal, "SHA-256 is not available in this system's libcrypto.");
}

Sha256::~Sha256()
{
    EVP_MD_CTX_free(m_state->context);
}

void Sha256::update(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

void Sha256::update(std::string_view text)
{
    update(std::as_bytes(std::span(text)));
}

std::string Sha256::hex()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(m_state->context, digest.data(), &length);
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text.push_back(kDigits[digest[i] >> 4U]);
        text.push_back(kDigits[digest[i] & 0xFU]);
    }
    return text;
}

std::string sha256Hex(std::string_view text)
{
    Sha256 hash;
    hash.update(text);
    return hash.hex();
}

std::string sha256OfBytes(
    std::span<const std::byte> bytes, const std::function<void(std::uint64_t)>& tick)
{
    constexpr std::size_t kPiece = std::size_t{1} << 20U;
    Sha256 hash;
    for (std::size_t done = 0; done < bytes.size();) {
        const auto piece = bytes.subspan(done, std::min(kPiece, bytes.size() - done));
        hash.update(piece);
        done += piece.size();
        if (tick)
            tick(done);
    }
    return hash.hex();
}

std::string sha256OfFile(
    const std::filesystem::path& path, const std::function<void(std::uint64_t)>& tick)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen(path.c_str(), "rbe"), &std::fclose);
    if (!file)
        throw systemError(errno, "read", path.string());
    Sha256 hash;
    std::vector<std::byte> buffer(std::size_t{1} << 20U);
    std::uint64_t done = 0;
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
        hash.update(std::span(buffer).first(got));
        done += got;
        if (tick)
            tick(done);
    }
    if (std::ferror(file.get()) != 0)
        throw systemError(errno, "read", path.string());
    return hash.hex();
}

}
