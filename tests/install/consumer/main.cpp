// The least use of santei: a third of a billion yen, three times, is a billion yen.
#if __has_include(<santei/santei.hpp>)
#include <santei/santei.hpp>
#else
#include <santei/number/rational.hpp>
#endif

int main() { return santei::rational(1'000'000'000, 3) * 3 == santei::rational(1'000'000'000) ? 0 : 1; }
