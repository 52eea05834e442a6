// Tables of applicants, rules over them, and the same rules as loops written by hand: plain, and with AVX2.
#pragma once

#include <santei/evaluate/batch.hpp>

#include "support/rules.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <random>
#include <string>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace bench {

using santei::evaluate::batch;
using santei::evaluate::column;
using santei_test::rule;

inline constexpr std::size_t rows = 4'000'000;

/// A column whose rows begin at a cache line.
template <class T>
class aligned_column {
 public:
  aligned_column() : data_(static_cast<T*>(std::aligned_alloc(64, rows * sizeof(T)))) {
    std::memset(static_cast<void*>(data_.get()), 0, rows * sizeof(T));
  }
  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  T& operator[](std::size_t i) { return data_.get()[i]; }
  const T& operator[](std::size_t i) const { return data_.get()[i]; }

 private:
  struct release {
    void operator()(T* p) const { std::free(p); }
  };
  std::unique_ptr<T, release> data_;
};
using yen_column = aligned_column<std::int64_t>;
using code_column = aligned_column<std::uint8_t>;

// W1: page 2. 1/3, up to 50億円, of an investment of at least 10億円, for small and medium companies.
struct page2 {
  code_column size;
  yen_column investment;

  page2() {
    std::mt19937_64 random(2);
    for (std::size_t r = 0; r < rows; ++r) {
      size[r] = static_cast<std::uint8_t>(random() % 5);
      investment[r] = static_cast<std::int64_t>(random() % 20'000'000'000U);
    }
  }
  static rule load() {
    return rule(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / "p02_large_growth_investment.santei"));
  }
  void columns(const rule& of, std::vector<column>& into) const {
    into[*of.plan->find("company_size")] = {column::form::uint8, size.data(), nullptr, 0, {}};
    into[*of.plan->find("investment")] = {column::form::int64, investment.data(), nullptr, 0, {}};
  }

  void plain(std::int64_t* to) const {
    for (std::size_t r = 0; r < rows; ++r)
      to[r] = size[r] <= 2 && investment[r] >= 1'000'000'000 ? std::min<std::int64_t>(investment[r], 15'000'000'000) / 3 : 0;
  }
#if defined(__x86_64__)
  __attribute__((target("avx2,fma"))) void by_hand(std::int64_t* to) const {
    const __m256i magic = _mm256_set1_epi64x(0x4330000000000000), nearest = _mm256_set1_epi64x(0x4338000000000000);
    const __m256d two52 = _mm256_set1_pd(0x1p52), round = _mm256_set1_pd(0x1.8p52), third = _mm256_set1_pd(1.0 / 3),
                  shift = _mm256_set1_pd(0.5 / 3 - 0.5);
    const __m256d top = _mm256_set1_pd(15e9), least = _mm256_set1_pd(1e9);
    for (std::size_t r = 0; r < rows; r += 4) {
      _mm_prefetch(reinterpret_cast<const char*>(investment.data() + r + 512), _MM_HINT_T0);
      std::int32_t four;
      std::memcpy(&four, size.data() + r, 4);
      const __m256i code = _mm256_cvtepu8_epi64(_mm_cvtsi32_si128(four));
      const __m256d fits = _mm256_castsi256_pd(_mm256_cmpgt_epi64(_mm256_set1_epi64x(3), code));
      const __m256d x = _mm256_sub_pd(
          _mm256_castsi256_pd(_mm256_or_si256(_mm256_load_si256(reinterpret_cast<const __m256i*>(investment.data() + r)), magic)), two52);
      const __m256d mask = _mm256_and_pd(fits, _mm256_cmp_pd(x, least, _CMP_GE_OQ));
      const __m256d yen = _mm256_add_pd(_mm256_fmadd_pd(_mm256_and_pd(_mm256_min_pd(x, top), mask), third, shift), round);
      _mm256_stream_si256(reinterpret_cast<__m256i*>(to + r), _mm256_sub_epi64(_mm256_castpd_si256(yen), nearest));
    }
  }
#endif
};

// W2: the figures of pages 58 and 59 in one rule.
struct pages58 {
  code_column size, prefecture, hit_twice, terms;
  yen_column cost;

  /// In yen.
  struct figures {
    std::int64_t first_cap = 1'500'000'000, second_cap = 300'000'000, first_full = 500'000'000, second_full = 100'000'000;
  };
  static rule load() { return load(figures{}); }
  static rule load(const figures& f) {
    const auto yen = [](std::int64_t amount) { return std::to_string(amount) + "円"; };
    return rule(
        santei_test::measure_with("種別 補助\n対象 県 が 石川県, 富山県, 福井県, 新潟県 のいずれか 仮定「a」\n経費 対象経費 仮定「a」\n"
                                  "補助率 3/4 規模 が 中小企業 のとき 仮定「a」\n補助率 1/2 規模 が 中小企業 でない のとき 仮定「a」\n"
                                  "定額 " +
                                  yen(f.first_full) +
                                  " まで 県 が 石川県 かつ 多重被災 かつ 定額の要件 のとき 仮定「a」\n"
                                  "定額 " +
                                  yen(f.second_full) +
                                  " まで 県 が 富山県, 福井県, 新潟県 のいずれか かつ 多重被災 かつ 定額の要件 のとき 仮定「a」\n"
                                  "上限額 " +
                                  yen(f.first_cap) + " 県 が 石川県 のとき 仮定「a」\n上限額 " + yen(f.second_cap) +
                                  " 県 が 富山県, 福井県, 新潟県 のいずれか のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  }
  std::uint8_t ishikawa = 0, toyama = 0, fukui = 0, niigata = 0;

  pages58() {
    const rule of = load();
    const auto& prefectures = of.plan->inputs[*of.plan->find("prefecture")].declared;
    const auto choice = [&](const char* key) { return static_cast<std::uint8_t>(*prefectures.find_choice(key)); };
    ishikawa = choice("ishikawa"), toyama = choice("toyama"), fukui = choice("fukui"), niigata = choice("niigata");
    const std::uint8_t four[] = {ishikawa, toyama, fukui, niigata};
    std::mt19937_64 random(58);
    for (std::size_t r = 0; r < rows; ++r) {
      size[r] = static_cast<std::uint8_t>(random() % 5);
      prefecture[r] = random() % 3 == 0 ? static_cast<std::uint8_t>(random() % prefectures.choices.size()) : four[random() % 4];
      hit_twice[r] = random() % 2, terms[r] = random() % 2;
      cost[r] = static_cast<std::int64_t>(random() % 3'000'000'000U);
    }
  }
  void columns(const rule& of, std::vector<column>& into) const {
    into[*of.plan->find("company_size")] = {column::form::uint8, size.data(), nullptr, 0, {}};
    into[*of.plan->find("prefecture")] = {column::form::uint8, prefecture.data(), nullptr, 0, {}};
    into[*of.plan->find("multiple_disaster")] = {column::form::uint8, hit_twice.data(), nullptr, 0, {}};
    into[*of.plan->find("full_grant_terms")] = {column::form::uint8, terms.data(), nullptr, 0, {}};
    into[*of.plan->find("eligible_cost")] = {column::form::int64, cost.data(), nullptr, 0, {}};
  }

  void plain(std::int64_t* to) const { plain(to, 0, rows, figures{}); }
  void plain(std::int64_t* to, std::size_t begin, std::size_t end, const figures& f) const {
    for (std::size_t r = begin; r < end; ++r) {
      const bool first = prefecture[r] == ishikawa, second = prefecture[r] == toyama || prefecture[r] == fukui || prefecture[r] == niigata;
      const std::int64_t cap = first ? f.first_cap : second ? f.second_cap : 0;
      const std::int64_t fixed = hit_twice[r] && terms[r] ? std::min<std::int64_t>(cost[r], first    ? f.first_full
                                                                                            : second ? f.second_full
                                                                                                     : 0)
                                                          : 0;
      to[r] = std::min(fixed + (cost[r] - fixed) * (size[r] <= 1 ? 3 : 2) / 4, cap);
    }
  }
#if defined(__x86_64__)
  __attribute__((target("avx2,fma"))) static __m256d yen(std::int64_t amount) { return _mm256_set1_pd(static_cast<double>(amount)); }
  __attribute__((target("avx2,fma"))) static __m256d among(__m256i code, std::uint8_t choice) {
    return _mm256_castsi256_pd(_mm256_cmpeq_epi64(code, _mm256_set1_epi64x(choice)));
  }
  __attribute__((target("avx2,fma"))) static __m256i widen(const std::uint8_t* codes) {
    std::int32_t four;
    std::memcpy(&four, codes, 4);
    return _mm256_cvtepu8_epi64(_mm_cvtsi32_si128(four));
  }
  void by_hand(std::int64_t* to) const { by_hand(to, 0, rows, figures{}); }
  __attribute__((target("avx2,fma"))) void by_hand(std::int64_t* to, std::size_t begin, std::size_t end, const figures& f) const {
    const __m256i magic = _mm256_set1_epi64x(0x4330000000000000), nearest = _mm256_set1_epi64x(0x4338000000000000);
    const __m256d two52 = _mm256_set1_pd(0x1p52), round = _mm256_set1_pd(0x1.8p52), shift = _mm256_set1_pd(0.125 - 0.5),
                  half = _mm256_set1_pd(0.5);
    const __m256d three = _mm256_set1_pd(0.75), first_cap = yen(f.first_cap), second_cap = yen(f.second_cap),
                  first_full = yen(f.first_full), second_full = yen(f.second_full);
    for (std::size_t r = begin; r < end; r += 4) {
      _mm_prefetch(reinterpret_cast<const char*>(cost.data() + r + 512), _MM_HINT_T0);
      const __m256i where = widen(prefecture.data() + r);
      const __m256d first = among(where, ishikawa),
                    second = _mm256_or_pd(among(where, toyama), _mm256_or_pd(among(where, fukui), among(where, niigata)));
      const __m256d cap = _mm256_or_pd(_mm256_and_pd(first, first_cap), _mm256_and_pd(second, second_cap));
      const __m256d full = _mm256_castsi256_pd(
          _mm256_cmpgt_epi64(_mm256_and_si256(widen(hit_twice.data() + r), widen(terms.data() + r)), _mm256_setzero_si256()));
      const __m256d limit = _mm256_and_pd(full, _mm256_or_pd(_mm256_and_pd(first, first_full), _mm256_and_pd(second, second_full)));
      const __m256d small = _mm256_castsi256_pd(_mm256_cmpgt_epi64(_mm256_set1_epi64x(2), widen(size.data() + r)));
      const __m256d rate = _mm256_blendv_pd(half, three, small);
      const __m256d x = _mm256_sub_pd(
          _mm256_castsi256_pd(_mm256_or_si256(_mm256_load_si256(reinterpret_cast<const __m256i*>(cost.data() + r)), magic)), two52);
      const __m256d fixed = _mm256_min_pd(x, limit);
      const __m256d exact = _mm256_min_pd(_mm256_fmadd_pd(_mm256_sub_pd(x, fixed), rate, fixed), cap);  // in quarters: exact
      const __m256d yen = _mm256_add_pd(_mm256_add_pd(exact, shift), round);
      _mm256_stream_si256(reinterpret_cast<__m256i*>(to + r), _mm256_sub_epi64(_mm256_castpd_si256(yen), nearest));
    }
  }
#endif
};

// W3: twenty such rules over one table, each with figures of its own.
inline constexpr std::size_t many_rules = 20;
inline pages58::figures figures_of(std::size_t rule) {
  const auto k = static_cast<std::int64_t>(rule);
  return {1'500'000'000 - 20'000'000 * k, 300'000'000 + 10'000'000 * k, 500'000'000 - 10'000'000 * k, 100'000'000 + 3'000'000 * k};
}

}  // namespace bench
