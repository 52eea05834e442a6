// What a person may not have meant with the columns of a table.
#pragma once

#include <string>
#include <vector>

namespace santei::table {

struct header_notes {
  struct misspelt {
    std::string column, nearest;  // a column that passes through, and a fact it is nearly called like
  };
  struct fact {
    std::string key, label;
  };
  std::vector<misspelt> columns;
  std::vector<std::string> passed;  // every column that is no fact
  std::vector<fact> missing;        // of the applicant that the measures ask for and no column holds
  std::vector<std::string> taxed;   // columns of amounts that say 税抜 or 税込
};

}  // namespace santei::table
