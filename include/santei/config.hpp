// Build switches: how definitions are linked. Choose by CMake target (santei::santei or santei::header_only), not by hand.
#pragma once

#if (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#include <santei needs C++20 or newer: compile with -std=c++20>  // no such file: ends the compilation with this one message, which #error does not
#endif

#ifdef SANTEI_HEADER_ONLY
#define SANTEI_INLINE inline
#else
#define SANTEI_INLINE
#endif

/// On a member whose result lies in the object: clang warns where that outlives a temporary.
#if defined(__has_cpp_attribute) && defined(__clang__)
#if __has_cpp_attribute(clang::lifetimebound)
#define SANTEI_LIFETIME_BOUND [[clang::lifetimebound]]
#endif
#endif
#ifndef SANTEI_LIFETIME_BOUND
#define SANTEI_LIFETIME_BOUND
#endif
