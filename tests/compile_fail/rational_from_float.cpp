// A binary fraction never becomes an amount: 0.1 is not one tenth.
#include <santei/number/rational.hpp>

santei::rational tenth();
santei::rational tenth() {
#if SANTEI_BAD == 1
  return santei::rational(0.1);
#elif SANTEI_BAD == 2
  return santei::rational(0.1F);
#elif SANTEI_BAD == 3
  return 0.1L;
#elif SANTEI_BAD == 4
  santei::rational sum(1);
  return sum += 0.1;
#elif SANTEI_BAD == 5
  return santei::rational(1) * 0.1;
#else
  return santei::rational(1, 10);
#endif
}
