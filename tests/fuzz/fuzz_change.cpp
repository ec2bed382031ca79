// The body of a change, and values of every type.
#include "journal/model/change.hpp"
#include "journal/model/text.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/sealed/well_formed.hpp"
#include "tests/fuzz/law.hpp"

using namespace candour;
using namespace candour::journal;

namespace {

void check_values(ByteView input) {
  for (int type = 0; type <= static_cast<int>(model::FieldType::bytes); ++type) {
    const auto field_type = static_cast<model::FieldType>(type);
    const auto value = model::parse_value(field_type, {to_bytes(input), std::nullopt});
    if (!value || std::holds_alternative<std::monostate>(*value)) continue;
    const auto written = model::encode_value(field_type, *value);
    // Text that is not in normal form is read, and written in it.
    const bool is_text = field_type == model::FieldType::prose || field_type == model::FieldType::line;
    fuzz::must(is_text || written.has_value());
    if (!is_text) fuzz::must_be_same(input, written->bytes);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  const auto change = model::parse_change(input);
  // Both readers of a change agree.
  fuzz::must(change.has_value() == sealed::body_is_well_formed(sealed::RecordKind::change, input));
  if (change) {
    const auto written = model::encode_change(*change, [](model::LocalNumber) { return std::nullopt; });
    fuzz::must(written.has_value());
    fuzz::must_be_same(input, *written);
  }
  (void)model::parse_queued(input);
  check_values(input);
  const auto shown = model::visible(as_text(input), model::Layout::one_line);
  fuzz::must(shown.find('\x1b') == std::string::npos && shown.find('\n') == std::string::npos);
  return 0;
}
