// One of two files that see every definition; a definition that is not inline would be there twice.
#include "every_header.hpp"

santei::rational from_the_other_file();

int main() { return from_the_other_file() == santei::rational(1, 3) ? 0 : 1; }
