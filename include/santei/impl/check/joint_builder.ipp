// Which dimensions of a case space share terms, and how a case is held against their cells.
#pragma once

#include <santei/impl/check/case_builder.ipp>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

namespace santei::check {

/// Sorts the dimensions into joints.
class case_space::joint_builder {
 public:
  joint_builder(case_space& space, const detail::terms& read, const std::vector<linear::affine>& forms)
      : space_(space), read_(read), forms_(forms), head_(read.all().size()) {
    std::iota(head_.begin(), head_.end(), std::size_t{0});
  }
  void run() {
    space_.joint_of_.assign(forms_.size(), any_class);
    space_.beside_.resize(forms_.size());
    for (const linear::affine& form : forms_) tie_together(form);
    for (const linear::condition& bound : read_.bounds()) tie_together(bound.form);
    for (const detail::tie& one : read_.ties()) tie_together(one);
    for (std::size_t i = 0; i < forms_.size(); ++i)
      if (!forms_[i].is_constant() && is_joint(head(forms_[i].of.begin()->first))) add(i);
  }

 private:
  std::size_t head(std::size_t one) {
    while (head_[one] != one) one = head_[one] = head_[head_[one]];
    return one;
  }
  void unite(std::size_t a, std::size_t b) {
    a = head(a), b = head(b);
    if (a == b) return;
    joint_.insert(a), joint_.insert(b);
    head_[a] = b;
  }
  bool is_joint(std::size_t top) { return joint_.count(top) != 0; }
  void tie_together(const linear::affine& form) {
    for (const auto& [one, factor] : form.of) unite(one, form.of.begin()->first);
  }
  void tie_together(const detail::tie& one) {
    joint_.insert(head(one.terms.front()));
    for (const std::size_t each : one.terms) unite(each, one.terms.front());
    for (const detail::way& way : one.ways)
      for (const linear::condition& so : way.so) {
        tie_together(so.form);
        if (!so.form.is_constant()) unite(so.form.of.begin()->first, one.terms.front());
      }
  }

  void add(std::size_t dimension) {
    const std::size_t top = head(forms_[dimension].of.begin()->first);
    const auto [known, fresh] = of_head_.try_emplace(top, space_.joints_.size());
    if (fresh) space_.joints_.push_back(made(top));
    joint& here = *space_.joints_[known->second];
    here.dimensions.push_back(dimension);
    here.forms.push_back(forms_[dimension]);
    space_.joint_of_[dimension] = known->second;
    look_beside(dimension);
  }
  std::shared_ptr<joint> made(std::size_t top) {
    auto fresh = std::make_shared<joint>();
    for (std::size_t one = 0; one < head_.size(); ++one)
      if (head(one) == top) fresh->terms.push_back(one);
    for (std::size_t i = 0; i < read_.ties().size(); ++i)
      if (head(read_.ties()[i].terms.front()) == top) fresh->ties.push_back(i);
    return fresh;
  }
  /// What the conditions of the ties look at through which the terms of the form come about.
  void look_beside(std::size_t dimension) {
    std::set<std::size_t> reached, used;
    for (const auto& [one, factor] : forms_[dimension].of) reached.insert(one);
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < read_.ties().size(); ++i) {
        const detail::tie& one = read_.ties()[i];
        const bool ours = std::any_of(one.terms.begin(), one.terms.end(), [&](std::size_t each) { return reached.count(each) != 0; });
        if (!ours || !used.insert(i).second) continue;
        more = true;
        for (const detail::way& way : one.ways) follow(way, dimension, reached);
      }
      for (const detail::worked_out& step : read_.steps())
        if (reached.count(step.term) != 0)
          for (const auto& [one, factor] : step.of.of) more = reached.insert(one).second || more;
    }
  }
  void follow(const detail::way& way, std::size_t dimension, std::set<std::size_t>& reached) {
    for (const linear::condition& so : way.so)
      for (const auto& [one, factor] : so.form.of) reached.insert(one);
    for (const syntax::condition_id id : way.when) {
      std::vector<syntax::condition_id> atoms;
      detail::collect_atoms(*space_.file_, id, atoms);
      for (const syntax::condition_id one : atoms)
        if (const auto at = space_.atoms_.find(one); at != space_.atoms_.end() && at->second.dimension != any_class)
          space_.beside_[dimension].push_back(at->second.dimension);
    }
  }

  case_space& space_;
  const detail::terms& read_;
  const std::vector<linear::affine>& forms_;
  std::vector<std::size_t> head_;
  std::set<std::size_t> joint_;  // heads, some of them of old, of what is not free
  std::map<std::size_t, std::size_t> of_head_;
};

/// The first cell that the case, as far as it is said, can be in.
SANTEI_INLINE const joint_cell* case_space::cell_of(const one_case& at, const joint& together) const {
  const auto possible = [&](const joint_cell& cell) {
    for (std::size_t i = 0; i < together.dimensions.size(); ++i)
      if (const std::uint32_t here = at[together.dimensions[i]]; here != any_class && here != cell.classes[i]) return false;
    if (together.ties.empty()) return true;
    one_case in = at;
    for (std::size_t i = 0; i < together.dimensions.size(); ++i) in[together.dimensions[i]] = cell.classes[i];
    const auto all_hold = [&](const std::vector<syntax::condition_id>& ids) {
      return std::all_of(ids.begin(), ids.end(), [&](syntax::condition_id id) { return holds(id, in) == truth::yes; });
    };
    for (std::size_t i = 0; i < together.ties.size(); ++i) {
      const detail::way& way = terms_->ties()[together.ties[i]].ways[cell.ways[i]];
      if (std::any_of(way.when.begin(), way.when.end(), [&](syntax::condition_id id) { return holds(id, in) == truth::no; }) ||
          std::any_of(way.unless.begin(), way.unless.end(), all_hold))
        return false;
    }
    return true;
  };
  const bool untouched =
      std::all_of(together.dimensions.begin(), together.dimensions.end(), [&](std::size_t i) { return at[i] == any_class; });
  if (untouched) return together.cells.empty() ? nullptr : &together.cells.front();
  const auto found = std::find_if(together.cells.begin(), together.cells.end(), possible);
  return found == together.cells.end() ? nullptr : &*found;
}

SANTEI_INLINE std::string case_space::facts_of(const one_case& in, const one_case& matters) const {
  std::string text;
  const auto add = [&](const std::string& one) { text += (text.empty() ? "" : ", ") + one; };
  std::set<std::size_t> told, beside;
  for (std::size_t i = 0; i < matters.size(); ++i) {
    if (matters[i] == any_class || joint_of_[i] == any_class || dimensions_[i].declaration != none) continue;
    beside.insert(beside_[i].begin(), beside_[i].end());
    const joint& together = *joints_[joint_of_[i]];
    const joint_cell* cell = together.complete && told.insert(joint_of_[i]).second ? cell_of(in, together) : nullptr;
    if (cell == nullptr) continue;
    for (const std::size_t one : together.terms)
      if (const std::uint32_t fact = terms_->all()[one].declaration; fact != none)
        add(file_->declarations[fact].label + " = " + literal_text(cell->point[one], file_->declarations[fact].of));
  }
  for (const std::size_t i : beside) {
    const bool said = matters[i] != any_class || in[i] == any_class || told.count(joint_of_[i]) != 0;
    if (said || (is_number(dimensions_[i].of.of) && dimensions_[i].declaration == none)) continue;
    add(is_number(dimensions_[i].of.of) ? dimensions_[i].name + " = " + literal_text(dimensions_[i].samples[in[i]], dimensions_[i].of)
                                        : text_of(i, in[i]).ja);
  }
  return text;
}

}  // namespace santei::check
