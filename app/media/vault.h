#pragma once

#include "app/media/photo.h"
#include "app/media/recording.h"
#include "platform/api/durable_file.h"
#include "sync/change/random.h"
#include "sync/engine/ports.h"
#include "sync/seal/seal.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace jotter::media {

/// The sealed pictures and recordings of a profile: one file each in `media/`, named by a hash that tells
/// nothing. Thread-safe.
class Vault final : public engine::Vault {
public:
    /// Makes the folder if need be and sweeps temporary files. `Storage` errors.
    [[nodiscard]] static Expected<std::unique_ptr<Vault>> open(std::filesystem::path folder,
                                                               seal::WrapKey key, RandomSource& random);

    [[nodiscard]] Expected<std::string> read(const Sha256& sha256, std::uint64_t offset,
                                             std::size_t size) override;
    [[nodiscard]] Expected<void> keep(const Sha256& sha256, std::string_view plaintext) override;

    [[nodiscard]] Expected<std::string> seal(const Sha256& sha256, std::string_view publicKey) override;
    [[nodiscard]] Expected<std::string> readSealed(const Sha256& sha256, std::uint64_t offset,
                                                   std::size_t size) override;
    [[nodiscard]] Expected<std::uint64_t> sealedBytes(const Sha256& sha256) override;
    /// What this program was about to keep when it was here already stays until the next start: the record it
    /// is for may not be written yet.
    [[nodiscard]] Expected<void> discard(const Sha256& sha256) override;
    [[nodiscard]] Expected<void> discardSealed(const Sha256& sha256) override;

    /// Keeps picture and thumbnail; durable when it returns. "disk_full" keeps neither: no picture, captured
    /// or fetched, takes the last 64 MB of a disk, which ticks and notes are to have.
    [[nodiscard]] Expected<MediumRef> keep(const PreparedPhoto& photo);
    [[nodiscard]] Expected<MediumRef> keep(const Recording& recording); ///< the same of what was recorded
    [[nodiscard]] Expected<std::string> readAll(const Sha256& sha256);
    [[nodiscard]] bool has(const Sha256& sha256) const;
    [[nodiscard]] Expected<void> remove(const Sha256& sha256);
    /// Removes what no record and no draft refers to, and sealed copies that nothing waits for; answers how
    /// many files went. For the start of the program: a picture that is being taken in has no record yet.
    [[nodiscard]] Expected<std::size_t> removeOrphans(const std::set<Sha256>& readable,
                                                      const std::set<Sha256>& sealed = {});

    /// For tests that kill the program at a named step. To be set before the vault is used.
    void watchSteps(platform::StepWatch watch);

private:
    struct Plain {
        Sha256 sha256;
        std::string_view bytes;
    };
    Vault(std::filesystem::path folder, seal::WrapKey key, RandomSource& random);
    [[nodiscard]] Expected<void> keepAll(const std::vector<Plain>& all, bool captured);
    [[nodiscard]] std::string nameOf(const Sha256& sha256) const;
    [[nodiscard]] std::filesystem::path sealedPath(const Sha256& sha256) const;
    void passed(std::string_view step) const;

    std::filesystem::path folder_;
    seal::WrapKey key_;
    seal::WrapKey nameKey_;
    RandomSource& random_;
    platform::StepWatch watch_;
    std::set<Sha256> metAgain_; ///< taken in while they were here
    std::mutex keeping_;        ///< so that giving up never takes away what another thread kept
};

} // namespace jotter::media
