// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/remote/s3server.h"

#include "core/base/text.h"
#include "tests/core/remote/s3signature.h"

#include <httplib.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace vitrine::test {

namespace {

std::string xmlText(const std::string& text)
{
    std::string result;
    for (const char letter : text) {
        if (letter == '&')
            result += "&amp;";
        else if (letter == '<')
            result += "&lt;";
        else if (letter == '"')
            result += "&quot;";
        else
            result += letter;
    }
    return result;
}

void refuse(httplib::Response& response, int status, const std::string& code)
{
    response.status = status;
    response.set_content("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
            + "</Code><Message>No.</Message></Error>",
        "application/xml");
}

}

struct S3Server::Impl {
    httplib::Server server;
    int port = 0;
    std::thread thread;
    mutable std::mutex mutex;
    std::string keyId;
    std::string secret;
    std::string token;
    bool open = false;
    int pageLength = 1000;
    std::map<std::string, Object> objects;
    std::vector<Request> requests;

    void answer(const httplib::Request& request, httplib::Response& response);
    bool admits(const httplib::Request& request, httplib::Response& response) const;
    void list(const httplib::Request& request, httplib::Response& response) const;
    void send(const std::string& key, const httplib::Request& request, httplib::Response& response);
};

void S3Server::Impl::answer(const httplib::Request& request, httplib::Response& response)
{
    const std::lock_guard lock(mutex);
    const_cast<httplib::Request&>(request).ranges.clear(); // httplib would cut the body by itself
    const std::string path = percentDecoded(request.target.substr(0, request.target.find('?')));
    if (admits(request, response)) {
        if (path == "/shop")
            list(request, response);
        else if (path.starts_with("/shop/"))
            send(path.substr(6), request, response);
        else
            refuse(response, 404, "NoSuchBucket");
    }
    requests.push_back({request.method, request.target, request.get_header_value("Range"),
        request.get_header_value("If-Match"), response.status,
        request.get_header_value("Authorization")});
}

bool S3Server::Impl::admits(const httplib::Request& request, httplib::Response& response) const
{
    if (open && !request.has_header("Authorization"))
        return true;
    SignedRequest asked{request.method, request.target, {}};
    for (const auto& [name, value] : request.headers)
        asked.headers.emplace(text::lowered(name), value);
    std::string fault = signatureFault(asked, keyId, secret);
    if (fault.empty() && request.get_header_value("x-amz-security-token") != token)
        fault = "InvalidToken";
    if (!fault.empty())
        refuse(response, 403, fault);
    return fault.empty();
}

void S3Server::Impl::list(const httplib::Request& request, httplib::Response& response) const
{
    const std::string prefix = request.get_param_value("prefix");
    // The last key, here behind a plus and a slash, as Base64 may begin.
    const std::string mark = request.get_param_value("continuation-token");
    const std::string after =
        mark.empty() ? request.get_param_value("start-after") : mark.substr(2);
    if (request.get_param_value("list-type") != "2")
        return refuse(response, 400, "InvalidArgument");
    std::string contents;
    std::string last;
    int count = 0;
    bool more = false;
    for (auto at = after.empty() ? objects.begin() : objects.upper_bound(after);
         at != objects.end() && !more; ++at) {
        if (!at->first.starts_with(prefix))
            continue;
        more = count == pageLength;
        if (more)
            break;
        ++count;
        last = at->first;
        contents += "<Contents><Key>" + xmlText(at->first) + "</Key><ETag>"
            + xmlText(at->second.entityTag) + "</ETag><Size>"
            + std::to_string(at->second.contents.size()) + "</Size></Contents>";
    }
    std::string page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult "
                       "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>";
    page += more
        ? "true</IsTruncated><NextContinuationToken>+/" + xmlText(last) + "</NextContinuationToken>"
        : "false</IsTruncated>";
    response.set_content(page + contents + "</ListBucketResult>", "application/xml");
    response.status = 200;
}

void S3Server::Impl::send(
    const std::string& key, const httplib::Request& request, httplib::Response& response)
{
    const auto found = objects.find(key);
    if (found == objects.end())
        return refuse(response, 404, "NoSuchKey");
    Object& object = found->second;
    if (!object.statuses.empty()) {
        const int status = object.statuses.front();
        object.statuses.erase(object.statuses.begin());
        return refuse(response, status, status == 503 ? "SlowDown" : "AccessDenied");
    }
    const std::string ifMatch = request.get_header_value("If-Match");
    if (!ifMatch.empty() && ifMatch != object.entityTag)
        return refuse(response, 412, "PreconditionFailed");
    const std::string range = request.get_header_value("Range");
    const std::size_t first = range.empty() ? 0 : std::stoul(range.substr(range.find('=') + 1));
    const std::size_t size = object.contents.size();
    if (!range.empty() && first >= size) {
        response.set_header("Content-Range", "bytes */" + std::to_string(size));
        return refuse(response, 416, "InvalidRange");
    }
    response.set_header("ETag", object.entityTag);
    response.status = range.empty() ? 200 : 206;
    if (!range.empty()) {
        response.set_header("Content-Range",
            "bytes " + std::to_string(first) + '-' + std::to_string(size - 1) + '/'
                + std::to_string(size));
    }
    if (size == 0)
        return response.set_content("", "application/octet-stream");
    const std::int64_t breakAfter = object.breakAfter;
    response.set_content_provider(size - first, "application/octet-stream",
        [rest = object.contents.substr(first), breakAfter](
            std::size_t offset, std::size_t, httplib::DataSink& sink) {
            const std::size_t end = breakAfter < 0
                ? rest.size()
                : std::min(rest.size(), static_cast<std::size_t>(breakAfter));
            if (offset >= end)
                return false;
            return sink.write(rest.data() + offset, std::min<std::size_t>(end - offset, 16384));
        });
}

S3Server::S3Server(std::string keyId, std::string secret, std::string token)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->keyId = std::move(keyId);
    m_impl->secret = std::move(secret);
    m_impl->token = std::move(token);
    m_impl->server.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
        m_impl->answer(request, response);
    });
    m_impl->port = m_impl->server.bind_to_any_port("127.0.0.1");
    m_impl->thread = std::thread([this] { m_impl->server.listen_after_bind(); });
    while (!m_impl->server.is_running())
        std::this_thread::yield();
}

S3Server::~S3Server()
{
    m_impl->server.stop();
    m_impl->thread.join();
}

void S3Server::put(const std::string& key, Object object)
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->objects[key] = std::move(object);
}

void S3Server::remove(const std::string& key)
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->objects.erase(key);
}

void S3Server::setPageLength(int objects)
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->pageLength = objects;
}

void S3Server::setOpen(bool open)
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->open = open;
}

std::string S3Server::endpoint() const
{
    return "http://127.0.0.1:" + std::to_string(m_impl->port);
}

std::vector<S3Server::Request> S3Server::requests() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->requests;
}

void S3Server::forgetRequests()
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->requests.clear();
}

}
