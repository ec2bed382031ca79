#include "journal/vault/record_marks.hpp"

#include <cstdlib>

#include "base/bytes.hpp"
#include "journal/model/item.hpp"

namespace candour::journal {

namespace {

MarkType mark_of(sealed::MarkType type) {
  switch (type) {
    case sealed::MarkType::gap:
      return MarkType::gap;
    case sealed::MarkType::hole:
      return MarkType::hole;
    case sealed::MarkType::newer:
      return MarkType::newer;
    case sealed::MarkType::restored:
      return MarkType::restored;
    case sealed::MarkType::equivocation:
      return MarkType::equivocation;
    case sealed::MarkType::copied:
      return MarkType::copied;
    case sealed::MarkType::false_head:
      return MarkType::false_head;
    case sealed::MarkType::late:
      return MarkType::late;
  }
  std::abort();
}

}  // namespace

std::vector<MarkView> marks_of(const Held& held, const Membership& members, const Members& names) {
  std::vector<MarkView> views;
  for (const auto& mark : held.graph.marks()) {
    MarkView view;
    view.type = mark_of(mark.type);
    if (const auto* device = std::get_if<DeviceKey>(&mark.on)) {
      const auto certificate = members.certificates.find(*device);
      const bool is_known = certificate != members.certificates.end();
      const bool is_own = is_known && certificate->second.contents.member == names.me();
      if (mark.type == sealed::MarkType::late && is_own) view.type = MarkType::own_clock;  // nobody else's matter
      if (is_known && view.type != MarkType::own_clock) {
        view.who = names.name_of(certificate->second.contents.member);
      }
    } else {
      view.item = to_hex(std::get<EnvelopeId>(mark.on)).substr(0, model::spoken_digits);
    }
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace candour::journal
