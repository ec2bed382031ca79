// The vault file and the step-up seal, judged before any work is done for them.
#include "journal/vault/vault_file.hpp"
#include "tests/fuzz/law.hpp"

using namespace candour;
using namespace candour::journal;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  for (const auto kind : {SealKind::vault, SealKind::step_up}) {
    const auto header = read_seal(kind, input);
    if (!header) continue;
    fuzz::must(is_intact(kind, input));
    fuzz::must(crypto::is_allowed(header->cost));
    fuzz::must(size == (kind == SealKind::vault ? vault_file_size : step_up_size));
  }
  return 0;
}
