// Files that live inside the binary: weights of the models, word lists of each language, tables of encodings.
#ifndef EMBEDDED_DATA_H
#define EMBEDDED_DATA_H
#include <stddef.h>

/// One file: its path under this folder, its bytes and their number.
typedef struct {
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t count;
} habeas_embedded_file;

/// The file of that name, or an entry with `count` 0 where there is none.
habeas_embedded_file habeas_embedded(const char *_Nonnull name);

/// Asks the processor to fetch what lies at a place, without waiting for it.
static inline void habeas_prefetch(const void *_Nonnull place) { __builtin_prefetch(place); }
#endif
