#include "sync/transport/trust.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace jotter::transport {

namespace {
/// The organisation or, failing that, the common name.
std::string readableName(const X509_NAME* name) {
    for (const int part : {NID_organizationName, NID_commonName}) {
        const int at = X509_NAME_get_index_by_NID(name, part, -1);
        if (at < 0)
            continue;
        unsigned char* text = nullptr;
        const int length =
            ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
        if (length < 0)
            continue;
        std::string readable(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
        OPENSSL_free(text);
        return readable.substr(0, 200);
    }
    return {};
}

/// libcurl would read and decode every one of them for each connection, which takes longer than the
/// handshake.
bool withoutSystemRoots(CURL* transfer) {
    return curl_easy_setopt(transfer, CURLOPT_CAINFO, nullptr) == CURLE_OK &&
           curl_easy_setopt(transfer, CURLOPT_CAPATH, nullptr) == CURLE_OK;
}

CertificateStore storeOf(const std::string& authorityPem) {
    const Bio pem(BIO_new_mem_buf(authorityPem.data(), static_cast<int>(authorityPem.size())));
    const Certificate authority(PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr));
    CertificateStore store(X509_STORE_new());
    return authority && store && X509_STORE_add_cert(store.get(), authority.get()) == 1 ? std::move(store)
                                                                                        : nullptr;
}
} // namespace

Trust::Trust(const ServerAddress& server)
    : authorityAlone_(!server.authorityPem.empty())
    , authority_(authorityAlone_ ? storeOf(server.authorityPem) : nullptr) {}

bool Trust::apply(CURL* transfer) {
    if (authorityAlone_ && !authority_)
        return false;
    bool done = !authorityAlone_ || withoutSystemRoots(transfer);
    done = curl_easy_setopt(transfer, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK && done;
    done = curl_easy_setopt(transfer, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK && done;
    done = curl_easy_setopt(transfer, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2)) ==
               CURLE_OK &&
           done;
    done = curl_easy_setopt(transfer, CURLOPT_SSL_CTX_DATA, this) == CURLE_OK && done;
    done = curl_easy_setopt(transfer, CURLOPT_SSL_CTX_FUNCTION, &Trust::prepare) == CURLE_OK && done;
    return done;
}

CURLcode Trust::prepare(CURL*, void* context, void* self) {
    auto* trust = static_cast<Trust*>(self);
    auto* tls = static_cast<SSL_CTX*>(context);
    if (trust->authorityAlone_) {
        SSL_CTX_set1_cert_store(tls, trust->authority_.get());
        if (X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(tls), X509_V_FLAG_NO_CHECK_TIME) != 1)
            return CURLE_SSL_CACERT_BADFILE;
    }
    SSL_CTX_set_cert_verify_callback(tls, &Trust::verify, trust);
    return CURLE_OK;
}

int Trust::verify(X509_STORE_CTX* chain, void* self) {
    if (X509_verify_cert(chain) == 1)
        return 1;
    auto* trust = static_cast<Trust*>(self);
    if (const auto* leaf = X509_STORE_CTX_get0_cert(chain))
        trust->refusedIssuer_ = readableName(X509_get_issuer_name(leaf));
    const int why = X509_STORE_CTX_get_error(chain);
    trust->refusedForItsDates_ = why == X509_V_ERR_CERT_HAS_EXPIRED || why == X509_V_ERR_CERT_NOT_YET_VALID;
    return 0;
}

} // namespace jotter::transport
