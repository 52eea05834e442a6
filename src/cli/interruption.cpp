// A signal handler may do little: it removes a file, writes a text that stands ready, and ends.
#include "interruption.hpp"

#include <atomic>
#include <csignal>
#include <cstring>
#include <unistd.h>

namespace santei::cli {

namespace {

std::atomic<const char*> partial{nullptr};
std::atomic<const char*> words{nullptr};
static_assert(std::atomic<const char*>::is_always_lock_free);

extern "C" void end_now(int signal) {
  if (const char* path = partial.load()) ::unlink(path);
  const char* const said = words.load();
  if (::write(STDERR_FILENO, said, std::strlen(said)) < 0) ::_exit(128 + signal);
  ::_exit(128 + signal);
}

}  // namespace

void end_when_interrupted(language lang) {
  words = lang == language::japanese ? "誤り[E0848]: 途中で止められました\n" : "error[E0848]: interrupted\n";
  for (const int one : {SIGINT, SIGTERM, SIGHUP})
    if (std::signal(one, end_now) == SIG_IGN) std::signal(one, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void remove_when_interrupted(const char* path) { partial = path; }

}  // namespace santei::cli
