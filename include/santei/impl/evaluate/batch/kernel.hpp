// The fused loop over a block: look up, least of lines, floor, store. Included once for each kind of lanes by lanes.hpp and
// lanes_x86.hpp, which name them and their target.

template <class Lanes>
struct lane_kernel;

template <>
struct lane_kernel<SANTEI_LANES> {
  using lanes = SANTEI_LANES;
  using real = lanes::real;
  template <int Ids, bool PlainFirst, bool Second, bool From, bool Zero, bool Unit, bool Stream, bool Third = false>
  SANTEI_LANES_TARGET static std::uint64_t loop(const lane_program& p, const std::int64_t* v, const std::int64_t* w,
                                                const std::uint8_t* ids, std::int64_t* to, std::size_t count) {
    const real inverse = lanes::all(p.inverse), magic = lanes::all(nearest_magic), unit = lanes::all(p.unit),
               plain_n = lanes::all(p.first_n[0]), plain_m = lanes::all(p.first_m[0]);
    const auto cap = lanes::template load_table<Ids>(p.cap.data());
    typename lanes::template table<Ids> first_n{}, first_m{}, second_n{}, second_m{}, third_n{}, third_m{}, threshold{};
    if constexpr (!PlainFirst)
      first_n = lanes::template load_table<Ids>(p.first_n.data()), first_m = lanes::template load_table<Ids>(p.first_m.data());
    if constexpr (Second)
      second_n = lanes::template load_table<Ids>(p.second_n.data()), second_m = lanes::template load_table<Ids>(p.second_m.data());
    if constexpr (Third)
      third_n = lanes::template load_table<Ids>(p.third_n.data()), third_m = lanes::template load_table<Ids>(p.third_m.data());
    if constexpr (From) threshold = lanes::template load_table<Ids>(p.from.data());
    typename lanes::whole seen = lanes::none();
    std::size_t r = 0;
    for (; r + lanes::width <= count; r += lanes::width) {
      if constexpr (lanes::width > 2) __builtin_prefetch(v + r + 2 * block_rows);  // the block after next; past the end nothing happens
      const typename lanes::whole bits = lanes::load(v + r);
      seen = lanes::join(seen, bits);
      const real x = lanes::value(bits);
      const typename lanes::index id = lanes::template load_ids<Ids>(ids + r);
      real least = lanes::template look_up<Ids>(cap, id);
      if constexpr (PlainFirst) least = lanes::least(least, lanes::plus(lanes::times(x, plain_n), plain_m));
      else
        least = lanes::least(
            least, lanes::plus(lanes::times(x, lanes::template look_up<Ids>(first_n, id)), lanes::template look_up<Ids>(first_m, id)));
      if constexpr (Second)
        least = lanes::least(
            least, lanes::plus(lanes::times(x, lanes::template look_up<Ids>(second_n, id)), lanes::template look_up<Ids>(second_m, id)));
      if constexpr (Third) {
        const typename lanes::whole beside = lanes::load(w + r);
        seen = lanes::join(seen, beside);
        least = lanes::least(least, lanes::plus(lanes::times(lanes::value(beside), lanes::template look_up<Ids>(third_n, id)),
                                                lanes::template look_up<Ids>(third_m, id)));
      }
      real whole = lanes::plus(lanes::times(least, inverse), magic);
      if constexpr (Unit) whole = lanes::plus(lanes::times(lanes::minus(whole, magic), unit), magic);
      typename lanes::whole yen = lanes::whole_of(whole);
      if constexpr (From) yen = lanes::from(x, lanes::template look_up<Ids>(threshold, id), yen);
      if constexpr (Zero) yen = lanes::template unless_zero<Ids>(id, yen);
      lanes::template store<Stream>(to + r, yen);
    }
    const std::uint64_t bits = lanes::collapse(seen);
    if constexpr (lanes::width > 1)
      if (r < count)
        return bits | lane_kernel<portable_lanes>::code(p, false)(p, v + r, Third ? w + r : w, ids + r, to + r, count - r);
    return bits;
  }

  /// Several programs over the same amounts, past the caches: their arithmetic goes on while yen are on their way to memory.
  template <int Ids, bool From>
  SANTEI_LANES_TARGET static std::uint64_t loop_abreast(const lane_tasks& tasks, const std::int64_t* v, std::size_t count) {
    typename lanes::template table<Ids> cap[abreast], first_n[abreast], first_m[abreast], second_n[abreast], second_m[abreast],
        threshold[abreast];
    real inverse[abreast];
    const std::uint8_t* ids[abreast];
    std::int64_t* to[abreast];
    const real magic = lanes::all(nearest_magic);
#pragma GCC unroll 4
    for (std::size_t k = 0; k < abreast; ++k) {
      const lane_program& p = *tasks[k].program;
      ids[k] = tasks[k].ids, to[k] = tasks[k].to, inverse[k] = lanes::all(p.inverse);
      cap[k] = lanes::template load_table<Ids>(p.cap.data());
      first_n[k] = lanes::template load_table<Ids>(p.first_n.data()), first_m[k] = lanes::template load_table<Ids>(p.first_m.data());
      second_n[k] = lanes::template load_table<Ids>(p.second_n.data()), second_m[k] = lanes::template load_table<Ids>(p.second_m.data());
      if constexpr (From) threshold[k] = lanes::template load_table<Ids>(p.from.data());
    }
    typename lanes::whole seen = lanes::none();
    for (std::size_t r = 0; r < count; r += lanes::width) {
      __builtin_prefetch(v + r + 2 * block_rows);
      const typename lanes::whole bits = lanes::load(v + r);
      seen = lanes::join(seen, bits);
      const real x = lanes::value(bits);
#pragma GCC unroll 4
      for (std::size_t k = 0; k < abreast; ++k) {
        const typename lanes::index id = lanes::template load_ids<Ids>(ids[k] + r);
        const real first = lanes::plus(lanes::times(x, lanes::template look_up<Ids>(first_n[k], id)),
                                       lanes::template look_up<Ids>(first_m[k], id)),
                   second = lanes::plus(lanes::times(x, lanes::template look_up<Ids>(second_n[k], id)),
                                        lanes::template look_up<Ids>(second_m[k], id));
        const real least = lanes::least(lanes::template look_up<Ids>(cap[k], id), lanes::least(first, second));
        typename lanes::whole yen = lanes::whole_of(lanes::plus(lanes::times(least, inverse[k]), magic));
        if constexpr (From) yen = lanes::from(x, lanes::template look_up<Ids>(threshold[k], id), yen);
        lanes::template store<true>(to[k] + r, lanes::template unless_zero<Ids>(id, yen));
      }
    }
    return lanes::collapse(seen);
  }

  template <int Ids, bool PlainFirst, bool Second, bool From>
  static lane_code with_unit(const lane_program& p, bool stream) {
    if (p.unit != 1) return loop<Ids, PlainFirst, Second, From, true, true, false>;
    if (!stream) return loop<Ids, PlainFirst, Second, From, true, false, false>;
    return p.has_zero ? loop<Ids, PlainFirst, Second, From, true, false, true> : loop<Ids, PlainFirst, Second, From, false, false, true>;
  }
  template <int Ids>
  static lane_code with_lines(const lane_program& p, bool stream) {
    if (p.has_third)
      return p.unit != 1 ? loop<Ids, false, true, true, true, true, false, true> : loop<Ids, false, true, true, true, false, false, true>;
    if (p.plain_first && !p.has_second)
      return p.has_from ? with_unit<Ids, true, false, true>(p, stream) : with_unit<Ids, true, false, false>(p, stream);
    if (p.plain_first && !p.has_from) return with_unit<Ids, true, true, false>(p, stream);
    if (!p.has_second && !p.has_from) return with_unit<Ids, false, false, false>(p, stream);
    return p.has_second ? with_unit<Ids, false, true, true>(p, stream) : with_unit<Ids, false, false, true>(p, stream);
  }
  static lane_code code(const lane_program& p, bool stream) {
    return p.ids == 1   ? with_lines<1>(p, stream)
           : p.ids <= 4 ? with_lines<4>(p, stream)
           : p.ids <= 8 ? with_lines<8>(p, stream)
                        : with_lines<16>(p, stream);
  }
};
