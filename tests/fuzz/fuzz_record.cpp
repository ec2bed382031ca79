// A record inside an opened envelope, and the bodies of all its kinds.
#include "journal/sealed/bodies.hpp"
#include "journal/sealed/record.hpp"
#include "journal/sealed/well_formed.hpp"
#include "tests/fuzz/law.hpp"

using namespace candour;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  if (const auto record = sealed::parse_record(input)) {
    fuzz::must_be_same(input, sealed::encode(*record));
    (void)sealed::body_is_well_formed(record->header.kind, record->body);
  }
  if (const auto header = sealed::parse_header(input)) {
    fuzz::must_be_same(input, sealed::encode_header(header->header, header->body_size));
  }
  for (int kind = 0; kind <= 21; ++kind) (void)sealed::body_is_well_formed(static_cast<sealed::RecordKind>(kind), input);
  if (const auto need = sealed::parse_need(input)) fuzz::must_be_same(input, sealed::encode(*need));
  if (const auto withdraw = sealed::parse_withdraw(input)) fuzz::must_be_same(input, sealed::encode(*withdraw));
  return 0;
}
