#pragma once

#include <openssl/bio.h>
#include <openssl/x509.h>

#include <memory>

/// OpenSSL's objects, freed by themselves.
namespace jotter::transport {

template <auto Free>
struct FreeWith {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using CertificateStore = std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>>;

} // namespace jotter::transport
