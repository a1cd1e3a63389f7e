#include "tests/support/tiny_tls_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <stdexcept>

namespace jotter::fake {

namespace {
std::string pemOf(const std::function<void(BIO*)>& write) {
    BIO* memory = BIO_new(BIO_s_mem());
    write(memory);
    char* text = nullptr;
    const auto length = BIO_get_mem_data(memory, &text);
    std::string pem(text, static_cast<std::size_t>(length));
    BIO_free(memory);
    return pem;
}

void extend(X509* certificate, X509* issuer, int what, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

X509* issue(const std::string& name, EVP_PKEY* key, X509* issuer, EVP_PKEY* issuerKey, int days,
            const std::string& address) {
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), issuer ? 2 : 1);
    constexpr long day = 24L * 3600;
    X509_gmtime_adj(X509_getm_notBefore(certificate), -400 * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate), days * day);
    X509_set_pubkey(certificate, key);
    auto* subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate, issuer ? X509_get_subject_name(issuer) : subject);
    auto* signer = issuer ? issuer : certificate;
    if (issuer)
        extend(certificate, signer, NID_subject_alt_name, "IP:" + address);
    else
        extend(certificate, signer, NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate, issuerKey, EVP_sha256());
    return certificate;
}
} // namespace

TestCertificates TestCertificates::make(const std::string& organisation, int days,
                                        const std::string& address) {
    EVP_PKEY* authorityKey = EVP_EC_gen("P-256");
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* authority = issue(organisation, authorityKey, nullptr, authorityKey, days, address);
    X509* server = issue(organisation + " server", key, authority, authorityKey, days, address);
    TestCertificates made;
    made.authorityPem = pemOf([&](BIO* out) { PEM_write_bio_X509(out, authority); });
    made.serverPem = pemOf([&](BIO* out) { PEM_write_bio_X509(out, server); }) + made.authorityPem;
    made.keyPem =
        pemOf([&](BIO* out) { PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); });
    unsigned char* der = nullptr;
    const int length = i2d_X509(authority, &der);
    made.authorityDer.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    X509_free(server);
    X509_free(authority);
    EVP_PKEY_free(key);
    EVP_PKEY_free(authorityKey);
    return made;
}

struct TinyTlsServer::Tls {
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    ~Tls() { SSL_CTX_free(context); }
};

TinyTlsServer::TinyTlsServer(const TestCertificates& certificates, Answer answer)
    : tls_(std::make_unique<Tls>())
    , answer_(std::move(answer)) {
    std::signal(SIGPIPE, SIG_IGN);
    BIO* pem =
        BIO_new_mem_buf(certificates.serverPem.data(), static_cast<int>(certificates.serverPem.size()));
    X509* server = PEM_read_bio_X509(pem, nullptr, nullptr, nullptr);
    X509* authority = PEM_read_bio_X509(pem, nullptr, nullptr, nullptr);
    BIO_free(pem);
    BIO* keyPem = BIO_new_mem_buf(certificates.keyPem.data(), static_cast<int>(certificates.keyPem.size()));
    EVP_PKEY* key = PEM_read_bio_PrivateKey(keyPem, nullptr, nullptr, nullptr);
    BIO_free(keyPem);
    SSL_CTX_use_certificate(tls_->context, server);
    SSL_CTX_add0_chain_cert(tls_->context, authority);
    SSL_CTX_use_PrivateKey(tls_->context, key);
    X509_free(server);
    EVP_PKEY_free(key);

    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof name;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&name), sizeof name) != 0 ||
        ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&name), &size) != 0 ||
        ::pipe2(stop_, O_CLOEXEC) != 0)
        throw std::runtime_error("no loopback socket");
    port_ = ntohs(name.sin_port);
    acceptor_ = std::thread([this] { accept(); });
}

TinyTlsServer::~TinyTlsServer() {
    ::close(stop_[1]); // every poll on the other end returns
    acceptor_.join();
    for (auto& thread : threads_)
        thread.join();
    ::close(listener_);
    ::close(stop_[0]);
}

namespace {
/// Whether there is something to read before the test ends.
bool readable(int socket, int stop) {
    pollfd both[2] = {{socket, POLLIN, 0}, {stop, POLLIN, 0}};
    return ::poll(both, 2, -1) > 0 && both[1].revents == 0;
}
} // namespace

void TinyTlsServer::accept() {
    while (readable(listener_, stop_[0])) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        ++connections_;
        threads_.emplace_back([this, socket] { serve(socket); });
    }
}

void TinyTlsServer::serve(int socket) {
    SSL* tls = SSL_new(tls_->context);
    SSL_set_fd(tls, socket);
    std::string buffer;
    const auto more = [&] {
        char piece[16384];
        if (SSL_pending(tls) == 0 && !readable(socket, stop_[0]))
            return false;
        const int got = SSL_read(tls, piece, sizeof piece);
        if (got > 0)
            buffer.append(piece, static_cast<std::size_t>(got));
        return got > 0;
    };
    bool open = SSL_accept(tls) == 1;
    while (open) {
        std::size_t end = std::string::npos;
        while (open && (end = buffer.find("\r\n\r\n")) == std::string::npos)
            open = more();
        if (!open)
            break;
        HttpRequest request;
        std::size_t from = buffer.find("\r\n") + 2;
        request.line = buffer.substr(0, from - 2);
        while (from < end) {
            const auto stop = buffer.find("\r\n", from);
            const auto header = buffer.substr(from, stop - from);
            const auto colon = header.find(": ");
            auto name = header.substr(0, colon);
            std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
            request.headers[name] = header.substr(colon + 2);
            from = stop + 2;
        }
        const auto length =
            request.headers.contains("content-length") ? std::stoul(request.headers["content-length"]) : 0;
        while (open && buffer.size() < end + 4 + length)
            open = more();
        request.body = buffer.substr(end + 4, length);
        request.wireBytes = end + 4 + length;
        buffer.erase(0, request.wireBytes);
        {
            const std::lock_guard lock(keeping_);
            requests_.push_back(request);
        }
        const auto answer = answer_(request);
        if (answer.empty())
            readable(stop_[0], stop_[0]);
        open =
            open && !answer.empty() &&
            SSL_write(tls, answer.data(), static_cast<int>(answer.size())) == static_cast<int>(answer.size());
    }
    SSL_free(tls);
    ::close(socket);
}

std::vector<HttpRequest> TinyTlsServer::requests() const {
    const std::lock_guard lock(keeping_);
    return requests_;
}

std::string TinyTlsServer::ours(const std::string& body, int status, const std::string& headers) {
    return "HTTP/1.1 " + std::to_string(status) + " X\r\nJotter-Sync: 1\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace jotter::fake
