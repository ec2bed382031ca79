#include "tests/journal/kinds/drafts.hpp"

#include <algorithm>

#include "journal/kinds/kinds.hpp"
#include "journal/kinds/with_words.hpp"

namespace candour::journal::kinds::drafts {

namespace {

using model::FieldType;

// Of drafts the words stand here: no translator copies them.
model::KindWords words(std::initializer_list<std::pair<const char*, const char*>> all) {
  model::KindWords words;
  for (const auto& [key, text] : all) words[key].emplace_back(text);
  return words;
}

using model::Guard;
using model::Who;

// What somebody means to do. Only its owner accepts it, and it stands while they are its owner.
model::KindSpec action_kind() {
  using namespace action_field;
  using namespace action_state;
  const Guard is_whole{.name = "needs-a-step", .needs = {owner, first_step, by}};
  const Guard by_owner{.name = "owner-only", .who = Who::named_in, .of = owner};
  const Guard has_learned{.name = "needs-learning", .needs = {learned}};
  return {.kind = action,
          .word = "action",
          .authorship = model::Authorship::co_edited,
          .headline = text,
          .fields = {{.field = text, .name = "text", .type = FieldType::prose, .searchable = true, .required = true},
                     {.field = owner, .name = "owner", .type = FieldType::person},
                     {.field = first_step, .name = "first-step", .type = FieldType::line},
                     {.field = by, .name = "by", .type = FieldType::date},
                     {.field = state, .name = "state", .type = FieldType::choice,
                      .choices = {{idea, "idea"}, {agreed, "agreed"}, {under_way, "under-way"}, {done, "done"},
                                  {let_go, "let-go"}}},
                     {.field = learned, .name = "learned", .type = FieldType::prose}},
          .states = {.field = state,
                     .transitions = {{0, idea},
                                     {idea, agreed, {is_whole, by_owner}},
                                     {agreed, under_way, {by_owner}},
                                     {agreed, done, {by_owner, has_learned}},
                                     {under_way, done, {by_owner, has_learned}},
                                     {idea, let_go, {has_learned}},
                                     {agreed, let_go, {by_owner, has_learned}}},
                     .stands_while = {{agreed, {owner}}, {under_way, {owner}}, {done, {owner}}},
                     .careful_first = {idea, agreed, under_way, let_go, done}},
          .verbs = {{.name = "accept", .to = agreed},
                    {.name = "start", .to = under_way},
                    {.name = "finish", .to = done, .asks = {learned}},
                    {.name = "let-go", .to = let_go, .asks = {learned}}},
          .facts = {{.name = "finished-as", .ordinal = model::OrdinalSpec{.by = by, .state = state, .where = {done}}}},
          .card = {owner, by, state},
          .words = words({{"one", "Action"}, {"many", "Actions"}, {"field.text", "What to do"}, {"field.owner", "Whose it is"},
                          {"field.first-step", "First step"}, {"field.by", "By when"}, {"field.state", "Where it stands"},
                          {"field.learned", "What was learned"}, {"verb.accept", "Accept"}, {"verb.start", "Start"},
                          {"verb.finish", "Finish"}, {"verb.let-go", "Let go"},
                          {"fact.finished-as", "Finished as number"},
                          {"refused.needs-a-step", "It has no owner, first step or day yet. Give it these first."},
                          {"refused.owner-only", "Only its owner can do that."},
                          {"refused.needs-learning", "Say what was learned."}})};
}

// One for each item of the agenda, whoever makes it first. Whoever has parked it drops it, and nobody else.
model::KindSpec course_kind() {
  using namespace course_field;
  using namespace course_state;
  const Guard has_meeting{.name = "needs-a-meeting", .needs = {at}};
  const Guard has_person{.name = "needs-a-person", .needs = {with}};
  const Guard by_person{.name = "their-own", .who = Who::named_in, .of = with};
  return {.kind = course,
          .word = "course",
          .authorship = model::Authorship::co_edited,
          .headline = state,
          .fields = {{.field = of, .name = "of", .type = FieldType::link, .required = true,
                      .rule = model::FieldRule::set_once, .leads_to = {model::ItemKind::agenda_item}},
                     {.field = at, .name = "at", .type = FieldType::link, .leads_to = {model::ItemKind::meeting}},
                     {.field = state, .name = "state", .type = FieldType::choice,
                      .choices = {{open, "open"}, {carried, "carried"}, {parked, "parked"},
                                  {talked_about, "talked-about"}, {dropped, "dropped"}}},
                     {.field = with, .name = "with", .type = FieldType::person}},
          .stands_in = of,
          .listed = model::Listed::on_its_page,
          .states = {.field = state,
                     .transitions = {{0, open},
                                     {open, carried, {has_meeting}},
                                     {open, parked, {has_person}},
                                     {open, talked_about},
                                     {carried, parked, {has_person}},
                                     {carried, talked_about},
                                     {parked, open, {by_person}},
                                     {parked, dropped, {by_person}}},
                     .stands_while = {{dropped, {with}}},
                     .careful_first = {open, carried, parked, talked_about, dropped}},
          .verbs = {{.name = "carry", .to = carried, .asks = {at}},
                    {.name = "park", .to = parked, .asks = {with}},
                    {.name = "tick", .to = talked_about},
                    {.name = "bring-back", .to = open},
                    {.name = "drop", .to = dropped}},
          .ids = model::ItemIds::one_per_target,
          .words = words({{"one", "Course of an agenda item"}, {"many", "Courses"}, {"field.of", "Of"}, {"field.at", "At the meeting"},
                          {"field.state", "Where it stands"}, {"field.with", "Who brings it back"}, {"verb.carry", "Carry over"},
                          {"verb.park", "Park"}, {"verb.tick", "Talked about"}, {"verb.bring-back", "Bring back"},
                          {"verb.drop", "Drop"}, {"refused.needs-a-meeting", "Say to which meeting it goes."},
                          {"refused.needs-a-person", "Say who brings it back."},
                          {"refused.their-own", "Only whoever has parked it can do that."}})};
}

bool has_signed(const model::HeldItem& one, const MemberKey& member, const model::Value& text) {
  const auto* signed_text = one.field(signature_field::text);
  const auto* is_signed = one.field(signature_field::is_signed);
  return one.key.kind == signature && one.key.author == member && signed_text != nullptr && signed_text->value == text &&
         is_signed != nullptr && is_signed->value == model::Value(model::Flag{true});
}

model::Value in_force(const model::FactInput& input) {
  const auto* text = input.item.field(1);
  if (text == nullptr) return {};
  const bool is_signed_by_all = std::all_of(input.members.begin(), input.members.end(), [&](const MemberKey& member) {
    return std::any_of(input.about.begin(), input.about.end(),
                       [&](const model::HeldItem& one) { return has_signed(one, member, text->value); });
  });
  return model::Flag{is_signed_by_all};
}

model::KindSpec ground_rules_kind() {
  return {.kind = ground_rules,
          .word = "ground-rules",
          .authorship = model::Authorship::co_edited,
          .fields = {{.field = 1, .name = "text", .type = FieldType::prose, .searchable = true, .required = true}},
          .ids = model::ItemIds::one_per_journal,
          .facts = {{.name = "in-force", .fold = &in_force}},
          .words = words({{"one", "Ground rules"}, {"many", "Ground rules"}, {"field.text", "The rules"}, {"fact.in-force", "In force"}})};
}

model::KindSpec signature_kind() {
  using namespace signature_field;
  return {.kind = signature,
          .word = "signature",
          .headline = text,
          .fields = {{.field = of, .name = "of", .type = FieldType::link, .required = true,
                      .rule = model::FieldRule::set_once, .leads_to = {ground_rules}},
                     {.field = text, .name = "text", .type = FieldType::prose, .required = true},
                     {.field = is_signed, .name = "signed", .type = FieldType::flag, .required = true}},
          .stands_in = of,
          .listed = model::Listed::on_its_page,
          .ids = model::ItemIds::one_per_target_and_member,
          .words = words({{"one", "Signature"}, {"many", "Signatures"}, {"field.of", "Of"}, {"field.text", "The text"},
                          {"field.signed", "Signed"}})};
}

model::KindSpec review_kind() {
  using namespace review_field;
  return {.kind = review,
          .word = "review",
          .headline = learned,
          .fields = {{.field = of, .name = "of", .type = FieldType::link, .required = true,
                      .rule = model::FieldRule::set_once, .leads_to = {action}},
                     {.field = direction, .name = "direction", .type = FieldType::choice, .required = true,
                      .choices = {{1, "forwards"}, {2, "backwards"}, {3, "sideways"}}},
                     {.field = learned, .name = "learned", .type = FieldType::prose, .searchable = true, .required = true}},
          .stands_in = of,
          .listed = model::Listed::on_its_page,
          .words = words({{"one", "Review"}, {"many", "Reviews"}, {"field.of", "Of the action"}, {"field.direction", "Which way"},
                          {"field.learned", "What was learned"}})};
}

// Of each member there is an answer that all can read.
model::Value answered_by_all(const model::FactInput& input) {
  return model::Flag{std::all_of(input.members.begin(), input.members.end(), [&](const MemberKey& member) {
    return std::any_of(input.about.begin(), input.about.end(), [&](const model::HeldItem& one) {
      return one.key.kind == shown_answer && one.key.author == member;
    });
  })};
}

model::Value waits_for_others(const model::FactInput&, const model::AtShow& now) {
  return now.reveal == model::RevealStage::ready ? model::Value(model::Flag{true}) : model::Value();
}

model::KindSpec question_kind() {
  using namespace question_field;
  return {.kind = question,
          .word = "question",
          .authorship = model::Authorship::co_edited,
          .headline = text,
          .fields = {{.field = text, .name = "text", .type = FieldType::prose, .searchable = true, .required = true}},
          .facts = {{.name = "answered-by-all", .fold = &answered_by_all}, {.name = "waits", .at_show = &waits_for_others}},
          .words = words({{"one", "Question"}, {"many", "Questions"}, {"field.text", "The question"},
                          {"fact.answered-by-all", "Answered by all"}, {"fact.waits", "You wait for the others"}})};
}

// It was written under the wording that the question has now.
model::Value is_asked_so(const model::FactInput& input) {
  const auto* seen = input.item.field(answer_field::wording);
  const auto* source = seen != nullptr ? std::get_if<model::Source>(&seen->value) : nullptr;
  const auto* now = input.whole != nullptr ? input.whole->field(question_field::text) : nullptr;
  return model::Flag{source != nullptr && now != nullptr && source->version == now->version};
}

model::Value is_kept_back(const model::FactInput&, const model::AtShow& now) {
  return model::Flag{now.reveal < model::RevealStage::released};
}

model::KindSpec answer_kind() {
  using namespace answer_field;
  using namespace answer_state;
  return {.kind = answer,
          .word = "answer",
          .space = model::Space::mine,
          .headline = answer_field::words,
          .fields = {{.field = of, .name = "of", .type = FieldType::link, .required = true,
                      .rule = model::FieldRule::set_once, .leads_to = {question}},
                     {.field = answer_field::words, .name = "words", .type = FieldType::prose, .searchable = true, .required = true},
                     {.field = wording, .name = "wording", .type = FieldType::source},
                     {.field = secret, .name = "secret", .type = FieldType::bytes, .form = "what opens it"},
                     {.field = state, .name = "state", .type = FieldType::choice,
                      .choices = {{written, "written"}, {answer_state::ready, "ready"}}}},
          .stands_in = of,
          .listed = model::Listed::on_its_page,
          .states = {.field = state, .transitions = {{0, written}, {written, answer_state::ready}, {answer_state::ready, written}}},
          .verbs = {{.name = "ready", .to = answer_state::ready, .only_if = {"asked-so"}},
                    {.name = "take-back", .to = written, .only_if = {"kept-back"}}},
          .ids = model::ItemIds::one_per_target,
          .facts = {{.name = "asked-so", .fold = &is_asked_so}, {.name = "kept-back", .at_show = &is_kept_back}},
          .sealed = model::SealedSpec{.shown_as = shown_answer, .fields = {of, answer_field::words, wording}, .wording = wording,
                                      .secret = secret, .ready = answer_state::ready},
          .words = words({{"one", "Answer"}, {"many", "Answers"}, {"field.of", "To the question"}, {"field.words", "Your answer"},
                          {"field.wording", "As it was asked"}, {"field.secret", "What opens it"}, {"field.state", "Where it stands"},
                          {"verb.ready", "I am ready"}, {"verb.take-back", "Not ready yet"},
                          {"fact.asked-so", "The question still reads as you answered it"}, {"fact.kept-back", "The others cannot read it"},
                          {"refused.asked-so", "The question reads otherwise now. Read it, and answer it as it stands."},
                          {"refused.kept-back", "It was opened for the others already, and cannot be called back."}})};
}

model::KindSpec shown_answer_kind() {
  using namespace answer_field;
  return {.kind = shown_answer,
          .word = "shown-answer",
          .headline = answer_field::words,
          .fields = {{.field = of, .name = "of", .type = FieldType::link, .required = true,
                      .rule = model::FieldRule::set_once, .leads_to = {question}},
                     {.field = answer_field::words, .name = "words", .type = FieldType::prose, .searchable = true, .required = true},
                     {.field = wording, .name = "wording", .type = FieldType::source}},
          .stands_in = of,
          .listed = model::Listed::on_its_page,
          .ids = model::ItemIds::one_per_target,
          .comes_by = model::CameBy::reveal,
          .words = words({{"one", "Revealed answer"}, {"many", "Revealed answers"}, {"field.of", "To the question"},
                          {"field.words", "The answer"}, {"field.wording", "As it was asked"}})};
}

model::KindSpec interview_kind() {
  return {.kind = interview,
          .word = "interview",
          .authorship = model::Authorship::co_edited,
          .fields = {{.field = 1, .name = "title", .type = FieldType::line, .searchable = true, .required = true}},
          .words = words({{"one", "Interview"}, {"many", "Interviews"}, {"field.title", "What it is about"}})};
}

// Whoever wrote a question, all may say whether it was asked.
model::Value was_asked(const model::FactInput& input) {
  const auto* is_asked = input.companion != nullptr ? input.companion->field(asking_field::is_asked) : nullptr;
  return is_asked != nullptr ? is_asked->value : model::Value(model::Flag{false});
}

model::KindSpec script_kind() {
  using namespace script_field;
  return {.kind = script,
          .word = "script",
          .headline = text,
          .fields = {{.field = of, .name = "of", .type = FieldType::link, .required = true,
                      .rule = model::FieldRule::set_once, .leads_to = {interview}},
                     {.field = text, .name = "text", .type = FieldType::prose, .searchable = true, .required = true},
                     {.field = under, .name = "under", .type = FieldType::link, .leads_to = {script}},
                     {.field = script_field::order, .name = "order", .type = FieldType::order}},
          .stands_in = of,
          .listed = model::Listed::on_its_page,
          .facts = {{.name = "asked", .fold = &was_asked}},
          .tree = {.parent = under, .order = script_field::order},
          .words = words({{"one", "Interview question"}, {"many", "Interview questions"}, {"field.of", "Of the interview"},
                          {"field.text", "The question"}, {"field.under", "Follows on"}, {"field.order", "Place"},
                          {"fact.asked", "Asked"}})};
}

model::KindSpec asking_kind() {
  using namespace asking_field;
  return {.kind = asking,
          .word = "asking",
          .authorship = model::Authorship::co_edited,
          .headline = is_asked,
          .fields = {{.field = of, .name = "of", .type = FieldType::link, .required = true,
                      .rule = model::FieldRule::set_once, .leads_to = {script}},
                     {.field = is_asked, .name = "asked", .type = FieldType::flag, .required = true}},
          .stands_in = of,
          .listed = model::Listed::on_its_page,
          .ids = model::ItemIds::one_per_target,
          .words = words({{"one", "Asking"}, {"many", "Askings"}, {"field.of", "Of the question"}, {"field.asked", "Asked"}})};
}

}  // namespace

const model::KindRegistry& registry() {
  static const model::KindRegistry all = [] {
    auto kinds = of_the_programs();
    for (auto* draft : {&action_kind, &course_kind, &ground_rules_kind, &signature_kind, &review_kind, &question_kind, &answer_kind,
                        &shown_answer_kind, &interview_kind, &script_kind, &asking_kind}) {
      kinds.push_back(draft());
    }
    return model::KindRegistry(with_words(std::move(kinds)));
  }();
  return all;
}

}  // namespace candour::journal::kinds::drafts
