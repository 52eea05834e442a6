// Ctrl-C and the like: the partial file goes, a word is said, and the exit status is 128 and the signal (130).
#pragma once

#include "session.hpp"

namespace santei::cli {

/// From here on SIGINT, SIGTERM and SIGHUP, unless they were ignored, end the program in that way. A closed pipe and a file that grows past its limit end in
/// an error of the write, not by a signal.
void end_when_interrupted(language lang);
/// The file that goes then; null for none. At most one at a time, and `path` has to stay.
void remove_when_interrupted(const char* path);

}  // namespace santei::cli
