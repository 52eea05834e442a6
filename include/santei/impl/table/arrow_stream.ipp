// A stream of answers over a stream of facts: one batch is asked for, answered and handed on at a time.
#pragma once

#include <santei/impl/table/fact_name.hpp>
#include <santei/table/arrow.hpp>

#include <cerrno>
#include <new>
#include <string>

namespace santei::table::detail {

struct stream_memory {
  ArrowArrayStream in{};
  arrow_answers answers;
  language lang;
  std::string error;
  int failed = 0;  // the error that ended the stream

  stream_memory(arrow_answers made, language spoken) : answers(std::move(made)), lang(spoken) {}
  stream_memory(const stream_memory&) = delete;
  stream_memory& operator=(const stream_memory&) = delete;
  ~stream_memory() {
    if (in.release != nullptr) in.release(&in);
  }

  int fail(int code, std::string why) {
    error = std::move(why);
    return failed = code;
  }
  int next(ArrowArray& out) {
    out = {};
    if (failed != 0) return failed;
    ArrowArray batch{};
    if (const int code = in.get_next(&in, &batch); code != 0) {
      const char* why = in.get_last_error == nullptr ? nullptr : in.get_last_error(&in);
      return fail(code, why == nullptr ? "" : why);
    }
    if (batch.release == nullptr) return 0;  // the end
    const diagnostics problems = answers.answer(batch, out);
    return problems.empty() ? 0 : fail(EINVAL, problems.front().code + ": " + problems.front().text.in(lang));
  }
};

/// Runs what a callback of C asks for; nothing is thrown through it.
template <class Work>
int guarded(ArrowArrayStream* stream, Work work) noexcept {
  auto& memory = *static_cast<stream_memory*>(stream->private_data);
  try {
    return work(memory);
  } catch (const std::bad_alloc&) {
    memory.error.clear();
    return memory.failed = ENOMEM;
  } catch (...) {
    memory.error.clear();
    return memory.failed = EINVAL;
  }
}

[[nodiscard]] inline ArrowArrayStream stream_of(std::unique_ptr<stream_memory> owned) {
  ArrowArrayStream made{};
  made.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    return guarded(self, [&](stream_memory& memory) { return memory.answers.schema(*out), 0; });
  };
  made.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    return guarded(self, [&](stream_memory& memory) { return memory.next(*out); });
  };
  made.get_last_error = [](ArrowArrayStream* self) -> const char* {
    const auto& memory = *static_cast<stream_memory*>(self->private_data);
    return memory.error.empty() ? nullptr : memory.error.c_str();
  };
  made.release = [](ArrowArrayStream* self) {
    delete static_cast<stream_memory*>(self->private_data);
    self->release = nullptr;
  };
  made.private_data = owned.release();
  return made;
}

}  // namespace santei::table::detail

namespace santei::table {

SANTEI_INLINE diagnostics answer_stream(std::vector<asked_measure> measures, const catalogue::catalogue& rules, ArrowArrayStream& in,
                                        ArrowArrayStream& out, arrow_options options) {
  const auto broken = [](std::string ja, std::string en) {
    return diagnostics{detail::table_problem("E0843", {std::move(ja), std::move(en)})};
  };
  if (in.release == nullptr || in.get_schema == nullptr || in.get_next == nullptr)
    return broken("Arrow のストリームはすでに解放されています", "the Arrow stream has been released");
  ArrowSchema schema{};
  if (const int code = in.get_schema(&in, &schema); code != 0) {
    const char* why = in.get_last_error == nullptr ? nullptr : in.get_last_error(&in);
    const std::string said = why == nullptr ? "" : std::string(": ") + why;
    return broken("Arrow のストリームからスキーマを読めません" + said, "the Arrow stream gives no schema" + said);
  }
  const language lang = options.lang;
  auto answers = arrow_answers::open(std::move(measures), rules, schema, std::move(options));
  if (schema.release != nullptr) schema.release(&schema);
  if (!answers) return answers.problems();
  auto memory = std::make_unique<detail::stream_memory>(std::move(answers).value(), lang);
  memory->in = in;
  in.release = nullptr;
  out = detail::stream_of(std::move(memory));
  return {};
}

}  // namespace santei::table
