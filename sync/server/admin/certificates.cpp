#include "sync/server/admin/certificates.h"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string_view>

namespace jotter::server {

namespace {
constexpr long secondsADay = 86'400;
constexpr long days = 20 * 365;
constexpr std::size_t longestCommonName = 60; ///< X.520 allows 64 characters in a common name

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Buffer = std::unique_ptr<BIO, decltype(&BIO_free)>;

auto failed() {
    return fail("certificate_failed", ErrorCategory::Bug, "The school's certificate could not be made.");
}

std::string textOf(BIO* buffer) {
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(buffer, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string pemOf(X509* certificate) {
    const Buffer buffer(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(buffer.get(), certificate);
    return textOf(buffer.get());
}

std::string pemOf(EVP_PKEY* key) {
    const Buffer buffer(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PrivateKey(buffer.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return textOf(buffer.get());
}

bool add(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    auto* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

void setName(X509* certificate, const std::string& organisation, const std::string& name) {
    auto* subject = X509_get_subject_name(certificate);
    const auto entry = [&](const char* field, const std::string& value) {
        const auto text = value.substr(0, longestCommonName);
        X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()), -1, 0);
    };
    entry("O", organisation);
    entry("CN", name);
}

Certificate blank(EVP_PKEY* key, RandomSource& random) {
    Certificate certificate(X509_new(), X509_free);
    std::array<std::uint8_t, 16> serial{};
    random.fill(serial);
    serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7fU) | 0x40U);
    BIGNUM* number = BN_bin2bn(serial.data(), serial.size(), nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    X509_set_version(certificate.get(), X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -secondsADay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * secondsADay);
    X509_set_pubkey(certificate.get(), key);
    return certificate;
}

Expected<std::string> alternativeNames(const std::vector<std::string>& hosts) {
    std::string names;
    for (const auto& host : hosts) {
        std::array<unsigned char, 16> address{};
        const bool isAddress = inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
                               inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
        const bool isName = !host.empty() && std::ranges::all_of(host, [](unsigned char letter) {
            return std::isalnum(letter) != 0 || letter == '.' || letter == '-';
        });
        if (!isAddress && !isName)
            return fail("bad_host", ErrorCategory::Input, "That is neither a host's name nor an address.");
        names += (names.empty() ? "" : ",") + std::string(isAddress ? "IP:" : "DNS:") + host;
    }
    return names;
}
} // namespace

Expected<Certificates> makeCertificates(const std::string& school, const std::vector<std::string>& hosts,
                                        RandomSource& random) {
    const auto names = alternativeNames(hosts);
    if (!names)
        return tl::make_unexpected(names.error());
    const Key authorityKey(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Key serverKey(EVP_EC_gen("P-256"), EVP_PKEY_free);
    if (!authorityKey || !serverKey)
        return failed();
    const auto authority = blank(authorityKey.get(), random);
    setName(authority.get(), school, "Jotter authority of this school");
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    const bool authorityMade =
        add(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE") &&
        add(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign,cRLSign") &&
        add(authority.get(), authority.get(), NID_subject_key_identifier, "hash") &&
        X509_sign(authority.get(), authorityKey.get(), EVP_sha256()) > 0;
    const auto server = blank(serverKey.get(), random);
    setName(server.get(), school, "Jotter school server");
    X509_set_issuer_name(server.get(), X509_get_subject_name(authority.get()));
    const bool serverMade =
        add(server.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE") &&
        add(server.get(), authority.get(), NID_key_usage, "critical,digitalSignature") &&
        add(server.get(), authority.get(), NID_ext_key_usage, "serverAuth") &&
        add(server.get(), authority.get(), NID_subject_key_identifier, "hash") &&
        add(server.get(), authority.get(), NID_authority_key_identifier, "keyid:always") &&
        add(server.get(), authority.get(), NID_subject_alt_name, *names) &&
        X509_sign(server.get(), authorityKey.get(), EVP_sha256()) > 0;
    if (!authorityMade || !serverMade)
        return failed();
    return Certificates{pemOf(authority.get()), pemOf(authorityKey.get()),
                        pemOf(server.get()) + pemOf(authority.get()), pemOf(serverKey.get())};
}

Expected<std::string> certificateDer(const std::string& pem) {
    const Buffer buffer(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
    const Certificate certificate(PEM_read_bio_X509(buffer.get(), nullptr, nullptr, nullptr), X509_free);
    unsigned char* bytes = nullptr;
    const int size = certificate ? i2d_X509(certificate.get(), &bytes) : -1;
    if (size < 0)
        return fail("bad_certificate", ErrorCategory::Storage, "The school's certificate cannot be read.");
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

} // namespace jotter::server
