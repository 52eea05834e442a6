// What the page calls: room for a request, the answer to it, and how long that is. One page, one thread.
#include "author.hpp"
#include "everyone.hpp"
#include "one.hpp"
#include "table.hpp"

#include <exception>
#include <new>
#include <string>

namespace {

std::string asked, answered;

std::string answer_to(const santei::page::request& what) {
  static santei::page::everyone everyone;
  static santei::page::one_measure one(everyone);
  static santei::page::company_table table(everyone);
  const std::string about = what.text("about");
  if (about == "overview") return everyone.overview(what);
  if (about == "tell") return everyone.tell(what);
  if (about == "next") return everyone.next(what);
  if (about == "questions") return everyone.questions(what);
  if (about == "answer") return one.answer(what);
  if (about == "case") return one.other_case(what);
  if (about == "curve") return one.curve(what);
  if (about == "at") return one.at(what);
  if (about == "compare") return one.compare(what);
  if (about == "combine") return one.combine(what);
  if (about == "open_table") return table.open(what);
  if (about == "feed_table") return table.feed(what);
  if (about == "shipped_rule") return santei::page::shipped_rule(what);
  if (about == "examine") return santei::page::examine(what);
  return "{\"problems\":[{\"text\":\"nothing is asked\"}]}";
}

}  // namespace

extern "C" {

/// Where to write a request of `size` bytes, UTF-8.
char* santei_room(unsigned size) {
  asked.resize(size);
  return asked.data();
}

/// The answer to the request written, UTF-8 JSON; it stays until the next one.
const char* santei_answer() {
  try {
    answered = answer_to(santei::page::request(asked));
  } catch (const std::exception& failed) {
    answered = std::string("{\"failed\":\"") + (dynamic_cast<const std::bad_alloc*>(&failed) != nullptr ? "memory" : "inside") + "\"}";
  }
  return answered.c_str();
}

unsigned santei_length() { return static_cast<unsigned>(answered.size()); }
}
