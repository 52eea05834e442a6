// The C library has no Japanese for its errors; those that people meet have it here.
#include "machine_failure.hpp"

#include "session.hpp"

#include <cerrno>
#include <cstring>
#include <new>

namespace santei::cli {

bool is_machines(int error) {
  switch (error) {
    case EAGAIN: case EDQUOT: case EFBIG: case EIO: case EMFILE: case ENFILE: case ENOMEM: case ENOSPC: case EPIPE: case ESTALE: return true;
    default: return false;
  }
}

message words_of(int error) {
  const auto ja = [&]() -> const char* {
    switch (error) {
      case EACCES: case EPERM: return "許可がありません";
      case EAGAIN: return "計算機の資源が足りません";
      case EBUSY: return "ほかの実行が使っています";
      case EDQUOT: return "割り当てられた容量を使い切りました";
      case EEXIST: return "すでに別のものがあります";
      case EFBIG: return "ファイルの大きさの上限を超えます";
      case EIO: return "装置の入出力に失敗しました";
      case EISDIR: return "フォルダです";
      case ELOOP: return "リンクです";
      case EMFILE: case ENFILE: return "開いているファイルが多すぎます";
      case ENAMETOOLONG: return "名前が長すぎます";
      case ENOENT: return "ありません";
      case ENOMEM: return "メモリが足りません";
      case ENOSPC: return "空き容量がありません";
      case ENOTDIR: return "フォルダではありません";
      case EPIPE: return "読み手がいません";
      case EROFS: return "書き込めない装置です";
      default: return nullptr;
    }
  }();
  const std::string en = std::strerror(error);
  return {ja != nullptr ? ja : en, en};
}

diagnostic failed_or_refused(int error, const message& what) {
  if (error == ENOMEM) throw std::bad_alloc();
  message text = what;
  if (error != 0) {
    const message why = words_of(error);
    text = {what.ja + ": " + why.ja, what.en + ": " + why.en};
  }
  diagnostic problem = problem_of("E0831", std::move(text));
  if (is_machines(error)) throw machine_failure(std::move(problem));
  return problem;
}

}  // namespace santei::cli
