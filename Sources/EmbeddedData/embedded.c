// The table of embedded files; a new file needs one line in FILES.
#include "EmbeddedData.h"
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char encodings_code_pages[] = {
#embed "encodings/code-pages.tsv" suffix(, )
    0};

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

static const unsigned char lexicon_en_roles[] = {
#embed "lexicons/en/roles.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_kin[] = {
#embed "lexicons/en/kin.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_titles[] = {
#embed "lexicons/en/titles.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_places[] = {
#embed "lexicons/en/places.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_given_names[] = {
#embed "lexicons/en/given-names.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_organisation_words[] = {
#embed "lexicons/en/organisation-words.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_organisations[] = {
#embed "lexicons/en/organisations.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_not_names[] = {
#embed "lexicons/en/not-names.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_ordinary_words[] = {
#embed "lexicons/en/ordinary-words.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_codes[] = {
#embed "lexicons/en/codes.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_codes_cues[] = {
#embed "lexicons/en/codes-cues.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_codes_countries[] = {
#embed "lexicons/en/codes-countries.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_relations_nouns[] = {
#embed "lexicons/en/relations-nouns.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_relations_verbs[] = {
#embed "lexicons/en/relations-verbs.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_irregular_verbs[] = {
#embed "lexicons/en/irregular-verbs.tsv" suffix(, )
    0};

// Weights are absent until they are trained.
static const unsigned char weights_en[] = {
#if __has_embed("weights/en.habw")
#embed "weights/en.habw" suffix(, )
#endif
    0};

static const unsigned char lexicon_en_polarity[] = {
#embed "lexicons/en/polarity.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_speech[] = {
#embed "lexicons/en/speech.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_hedges[] = {
#embed "lexicons/en/hedges.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_dates[] = {
#embed "lexicons/en/dates.tsv" suffix(, )
    0};

static const unsigned char lexicon_en_dates_named[] = {
#embed "lexicons/en/dates-named.tsv" suffix(, )
    0};

static const unsigned char weights_events[] = {
#embed "weights/events.tsv" suffix(, )
    0};

static const unsigned char lexicon_languages[] = {
#embed "lexicons/languages.tsv" suffix(, )
    0};

static const habeas_embedded_file FILES[] = {
    {"encodings/code-pages.tsv", encodings_code_pages, sizeof encodings_code_pages - 1},
    {"lexicons/languages.tsv", lexicon_languages, sizeof lexicon_languages - 1},
    {"weights/events.tsv", weights_events, sizeof weights_events - 1},
    {"lexicons/en/dates-named.tsv", lexicon_en_dates_named, sizeof lexicon_en_dates_named - 1},
    {"lexicons/en/dates.tsv", lexicon_en_dates, sizeof lexicon_en_dates - 1},
    {"lexicons/en/hedges.tsv", lexicon_en_hedges, sizeof lexicon_en_hedges - 1},
    {"lexicons/en/speech.tsv", lexicon_en_speech, sizeof lexicon_en_speech - 1},
    {"lexicons/en/polarity.tsv", lexicon_en_polarity, sizeof lexicon_en_polarity - 1},
    {"weights/en.habw", weights_en, sizeof weights_en - 1},
    {"lexicons/en/irregular-verbs.tsv", lexicon_en_irregular_verbs, sizeof lexicon_en_irregular_verbs - 1},
    {"lexicons/en/relations-verbs.tsv", lexicon_en_relations_verbs, sizeof lexicon_en_relations_verbs - 1},
    {"lexicons/en/relations-nouns.tsv", lexicon_en_relations_nouns, sizeof lexicon_en_relations_nouns - 1},
    {"lexicons/en/ordinary-words.tsv", lexicon_en_ordinary_words, sizeof lexicon_en_ordinary_words - 1},
    {"lexicons/en/not-names.tsv", lexicon_en_not_names, sizeof lexicon_en_not_names - 1},
    {"lexicons/en/organisations.tsv", lexicon_en_organisations, sizeof lexicon_en_organisations - 1},
    {"lexicons/en/organisation-words.tsv", lexicon_en_organisation_words, sizeof lexicon_en_organisation_words - 1},
    {"lexicons/en/given-names.tsv", lexicon_en_given_names, sizeof lexicon_en_given_names - 1},
    {"lexicons/en/places.tsv", lexicon_en_places, sizeof lexicon_en_places - 1},
    {"lexicons/en/titles.tsv", lexicon_en_titles, sizeof lexicon_en_titles - 1},
    {"lexicons/en/kin.tsv", lexicon_en_kin, sizeof lexicon_en_kin - 1},
    {"lexicons/en/roles.tsv", lexicon_en_roles, sizeof lexicon_en_roles - 1},
    {"lexicons/en/things.tsv", lexicon_en_things, sizeof lexicon_en_things - 1},
    {"lexicons/en/triggers.tsv", lexicon_en_triggers, sizeof lexicon_en_triggers - 1},
    {"lexicons/en/abbreviations.tsv", lexicon_en_abbreviations, sizeof lexicon_en_abbreviations - 1},
    {"lexicons/en/readme.txt", lexicon_en_relations, sizeof lexicon_en_relations - 1},
    {"lexicons/en/codes.tsv", lexicon_en_codes, sizeof lexicon_en_codes - 1},
    {"lexicons/en/codes-cues.tsv", lexicon_en_codes_cues, sizeof lexicon_en_codes_cues - 1},
    {"lexicons/en/codes-countries.tsv", lexicon_en_codes_countries, sizeof lexicon_en_codes_countries - 1},
};

habeas_embedded_file habeas_embedded(const char *name) {
    for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
        if (strcmp(FILES[i].name, name) == 0) return FILES[i];
    habeas_embedded_file none = {"", (const unsigned char *)"", 0};
    return none;
}
