// The table of embedded files; a new file needs one line in FILES.
#include "EmbeddedData.h"
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char lexicon_en_relations[] = {
#embed "lexicons/en/readme.txt" suffix(, )
    0};

static const unsigned char lexicon_en_abbreviations[] = {
#embed "lexicons/en/abbreviations.tsv" suffix(, )
    0};

static const habeas_embedded_file FILES[] = {
    {"lexicons/en/abbreviations.tsv", lexicon_en_abbreviations, sizeof lexicon_en_abbreviations - 1},
    {"lexicons/en/readme.txt", lexicon_en_relations, sizeof lexicon_en_relations - 1},
};

habeas_embedded_file habeas_embedded(const char *name) {
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
        if (strcmp(FILES[i].name, name) == 0) return FILES[i];
    habeas_embedded_file none = {"", (const unsigned char *)"", 0};
    return none;
}
