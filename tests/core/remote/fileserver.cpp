// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/fileserver.h"

#include <httplib.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace vitrine::test {

struct FileServer::Impl {
    std::unique_ptr<httplib::Server> server;
    std::string scheme;
    int port = 0;
    std::thread thread;
    mutable std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    std::map<std::string, File> files;
    std::vector<Request> requests;

    void answer(const httplib::Request& request, httplib::Response& response);
    void sendFile(
        const File& file, std::size_t first, std::size_t index, httplib::Response& response);
    bool sendPiece(const File& file, std::size_t first, std::size_t offset, std::size_t index,
        httplib::DataSink& sink);
};

void FileServer::Impl::answer(const httplib::Request& request, httplib::Response& response)
{
    File file;
    std::size_t index = 0;
    {
        const std::lock_guard lock(mutex);
        index = requests.size();
        requests.push_back({request.path, request.get_header_value("Range"),
            request.get_header_value("If-Range"), 0});
        const auto found = files.find(request.path);
        if (found == files.end())
            file.status = 404;
        else
            file = found->second;
    }
    // Answered here; httplib would cut the body by itself.
    const_cast<httplib::Request&>(request).ranges.clear();
    if (request.method == "HEAD" && file.headStatus != 0)
        file.status = file.headStatus;
    if (!file.redirect.empty())
        return response.set_redirect(file.redirect);
    if (file.status != 0) {
        response.status = file.status;
        return response.set_content("<html>an error page</html>", "text/html");
    }
    const std::string range = request.get_header_value("Range");
    const std::string ifRange = request.get_header_value("If-Range");
    const bool whole =
        !file.ranges || range.empty() || (!ifRange.empty() && ifRange != file.entityTag);
    const std::size_t first = whole ? 0 : std::stoul(range.substr(range.find('=') + 1));
    const std::string size = std::to_string(file.contents.size());
    if (!file.entityTag.empty())
        response.set_header("ETag", file.entityTag);
    if (!whole && first >= file.contents.size()) {
        response.status = 416;
        return response.set_header("Content-Range", "bytes */" + size);
    }
    response.status = whole ? 200 : 206;
    if (!whole) {
        const auto told = static_cast<std::int64_t>(first) + file.shiftRange;
        response.set_header("Content-Range",
            "bytes " + std::to_string(told) + "-" + std::to_string(file.contents.size() - 1) + "/"
                + size);
    }
    sendFile(file, first, index, response);
}

void FileServer::Impl::sendFile(
    const File& file, std::size_t first, std::size_t index, httplib::Response& response)
{
    if (file.contents.empty())
        return response.set_content("", "application/octet-stream");
    response.set_content_provider(file.contents.size() - first, "application/octet-stream",
        [this, file, first, index](std::size_t offset, std::size_t, httplib::DataSink& sink) {
            return sendPiece(file, first, offset, index, sink);
        });
}

bool FileServer::Impl::sendPiece(const File& file, std::size_t first, std::size_t offset,
    std::size_t index, httplib::DataSink& sink)
{
    std::size_t piece = std::min<std::size_t>(file.contents.size() - first - offset, 16384);
    for (const std::int64_t limit : {file.breakAfter, file.stallAfter}) {
        if (limit >= 0)
            piece = std::min(piece,
                static_cast<std::size_t>(limit)
                    - std::min(offset, static_cast<std::size_t>(limit)));
    }
    std::unique_lock lock(mutex);
    if (piece == 0) {
        if (file.stallAfter >= 0)
            changed.wait(lock, [this] { return stopping; });
        return false;
    }
    requests[index].sent += static_cast<std::int64_t>(piece);
    lock.unlock();
    return sink.write(file.contents.data() + first + offset, piece);
}

FileServer::FileServer()
    : m_impl(std::make_unique<Impl>())
{
    m_impl->server = std::make_unique<httplib::Server>();
    m_impl->scheme = "http";
    start();
}

FileServer::FileServer(const std::filesystem::path& certificate, const std::filesystem::path& key)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->server = std::make_unique<httplib::SSLServer>(certificate.c_str(), key.c_str());
    m_impl->scheme = "https";
    start();
}

void FileServer::start()
{
    httplib::Server& server = *m_impl->server;
    server.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
        m_impl->answer(request, response);
    });
    server.set_keep_alive_max_count(1);
    m_impl->port = server.bind_to_any_port("127.0.0.1");
    m_impl->thread = std::thread([this] { m_impl->server->listen_after_bind(); });
    while (!server.is_running())
        std::this_thread::yield();
}

FileServer::~FileServer()
{
    stop();
}

void FileServer::put(const std::string& path, File file)
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->files[path] = std::move(file);
}

std::string FileServer::address(const std::string& path) const
{
    return m_impl->scheme + "://127.0.0.1:" + std::to_string(m_impl->port) + path;
}

std::vector<FileServer::Request> FileServer::requests() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->requests;
}

void FileServer::stop()
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->changed.notify_all();
    m_impl->server->stop();
    if (m_impl->thread.joinable())
        m_impl->thread.join();
}

}
