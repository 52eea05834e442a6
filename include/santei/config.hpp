// Build switches: how definitions are linked. Choose by CMake target (santei::santei or santei::header_only), not by hand.
#pragma once

#ifdef SANTEI_HEADER_ONLY
#define SANTEI_INLINE inline
#else
#define SANTEI_INLINE
#endif
