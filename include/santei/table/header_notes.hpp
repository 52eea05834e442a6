// What a person may not have meant with the columns of a table.
#pragma once

#include <santei/config.hpp>
#include <santei/text/diagnostic.hpp>

#include <string>
#include <vector>

namespace santei::table {

struct header_notes {
  struct misspelt {
    std::string column, nearest;  // a column that passes through, and a fact it is nearly called like
    bool other_unit = false;      // it names a unit in which the fact is not read: to call it like the fact would change its amounts

    /// A sentence for people.
    [[nodiscard]] message words() const {
      if (other_unit)
        return {"列「" + column + "」は「" + nearest + "」に似ていますが、単位が読めないので、事実として使っていません。（千円）のように書きます",
                "the column '" + column + "' is like '" + nearest + "', but its unit is not read, so it is not used. Write （千円） or (kWh) behind the name"};
      return {"列「" + column + "」は事実ではないので、使っていません。もしかして: " + nearest,
              "the column '" + column + "' is no fact and is not used. Did you mean: " + nearest};
    }
  };
  struct fact {
    std::string key, label;
  };
  std::vector<misspelt> columns;
  std::vector<std::string> passed;  // every column that is no fact
  std::vector<fact> missing;        // of the applicant that the measures ask for and no column tells, itself or by what follows from it
  std::vector<std::string> taxed;   // columns of amounts that say 税抜 or 税込
};

}  // namespace santei::table
