// The name of a fact, as a person calls it, to the key that rules know.
#pragma once

#include <santei/evaluate/bind.hpp>

#include <algorithm>

namespace santei::evaluate {

namespace detail {

/// The distinct keys of the plan's inputs that a folded name means.
SANTEI_INLINE std::vector<std::string> keys_in_plan(const plan::measure_plan& plan, const std::string& folded) {
  std::vector<std::string> found;
  for (const plan::input& input : plan.inputs)
    if (!input.nameless && input.declared.is_named(folded) && std::find(found.begin(), found.end(), input.declared.key) == found.end())
      found.push_back(input.declared.key);
  return found;
}

}  // namespace detail

SANTEI_INLINE outcome<std::string> key_of(const plan::measure_plan& plan, const key_space& keys, std::string_view name) {
  const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (plan.find(name) || (!plan.rows.empty() && plan.rows == name)) return std::string(name);
  if (ascii && keys.find && keys.find(name) != nullptr) return std::string(name);
  std::vector<std::string> meant = detail::keys_in_plan(plan, name_folded(name));
  if (meant.empty() && keys.named) meant = keys.named(name);
  if (meant.empty()) return std::string(name);
  if (meant.size() == 1) return meant.front();
  std::string list;
  for (const std::string& key : meant) list += (list.empty() ? "" : ", ") + key;
  return diagnostic{severity::error,
                    "E0817",
                    {"「" + std::string(name) + "」という事実はいくつもあります: " + list, "'" + std::string(name) + "' is the name of several facts: " + list},
                    {},
                    message{"キーで書いてください: " + list, "write one of the keys: " + list}};
}

}  // namespace santei::evaluate
