// Every measure of the catalogue, in every edition, with its answer for the one company that the page is about.
#pragma once

#include "request.hpp"
#include "writing.hpp"

#include <santei/analyse/questions.hpp>
#include <santei/catalogue/catalogue.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace santei::page {

/// Answers stay until a fact that their measure reads changes; they are made a few at a time, so that a page can show them as they come and
/// turn to a newer question in between.
class everyone {
 public:
  everyone();

  [[nodiscard]] const catalogue::catalogue& rules() const { return rules_; }
  /// {"version", "facts": […], "measures": [{"id", "scope", "programme", "title", …}]}: what does not change with the company.
  [[nodiscard]] std::string overview(const request& asked);
  /// Takes {"facts": {key: text}}: {"facts": [{"key", "read", "note", "problems"}], "stale": how many answers are no longer those of the facts}. A
  /// fact that cannot be read is told and left out.
  [[nodiscard]] std::string tell(const request& asked);
  /// {"rows": […], "stale"}: the next answers, "most" or fewer.
  [[nodiscard]] std::string next(const request& asked);
  /// {"questions": [{"fact", "key", "decides", "measures"}]}: what is worth asking next over the measures of "ids" (none named: all).
  [[nodiscard]] std::string questions(const request& asked);

  /// The measure with the ID as `overview` gave it; null where there is none.
  [[nodiscard]] const catalogue::measure* find(const std::string& id);
  /// What could be read of the facts that were told.
  [[nodiscard]] const facts& given() const { return given_; }

 private:
  struct standing {
    std::string id, scope;
    std::optional<catalogue::measure> measure;  // read when it is first asked
    analyse::asked_measure asked;
    diagnostics problems;
    bool stale = true;
  };
  void list_all();
  void read(standing& one) const;
  void write_row(json& out, std::size_t i) const;
  [[nodiscard]] std::size_t stale_count() const;

  catalogue::catalogue rules_;
  std::vector<standing> all_;
  std::vector<catalogue::entry> entries_;
  std::map<std::string, std::size_t> by_id_;
  std::map<std::string, std::string> texts_;  // the facts told, as written
  facts given_;
};

}  // namespace santei::page
