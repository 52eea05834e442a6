// The other of two files that see every definition.
#include "every_header.hpp"

santei::rational from_the_other_file();
santei::rational from_the_other_file() { return {2, 6}; }
