#pragma once

// Once Boost 1.74 is inlined, GCC 12 takes its allocator of coroutine frames for a new without its delete,
// and its scheduler for a null pointer; under ThreadSanitizer it minds Boost's fences. The coroutines are
// ours, so this holds to the end of every file that includes this.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#pragma GCC diagnostic ignored "-Wnull-dereference"
#pragma GCC diagnostic ignored "-Wtsan"
#endif

// clang-format off
#include <utility> // before Boost 1.74's coroutines, which use std::exchange without including this
// clang-format on

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

namespace jotter::server {
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
} // namespace jotter::server
