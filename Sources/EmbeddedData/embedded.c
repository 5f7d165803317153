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

static const unsigned char lexicon_en_triggers[] = {
#embed "lexicons/en/triggers.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_things[] = {
#embed "lexicons/en/things.tsv" suffix(, )
    0};

static const habeas_embedded_file FILES[] = {
    {"lexicons/en/things.tsv", lexicon_en_things, sizeof lexicon_en_things - 1},
    {"lexicons/en/triggers.tsv", lexicon_en_triggers, sizeof lexicon_en_triggers - 1},
    {"lexicons/en/abbreviations.tsv", lexicon_en_abbreviations, sizeof lexicon_en_abbreviations - 1},
    {"lexicons/en/readme.txt", lexicon_en_relations, sizeof lexicon_en_relations - 1},
};

habeas_embedded_file habeas_embedded(const char *name) {
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
        if (strcmp(FILES[i].name, name) == 0) return FILES[i];
    habeas_embedded_file none = {"", (const unsigned char *)"", 0};
    return none;
}
