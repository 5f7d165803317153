# The demo: a report read, then a throw-away vault with twelve made-up reports on five linked cases, reviewed and asked. Everybody in them is invented.

demo() {
    cd "$here"
    program=$here/.build/release/habeas
    # The reader is built first: there is something to look at while the vault and the casebook are built.
    is_built habeas || build habeas-read "the first time takes about two minutes"
    local page=Examples/party-founder.html
    say "1. reading $page, a fictional report"
    if is_built habeas; then "$program" read "$page"; else "$here/.build/release/habeas-read" "$page"; fi
    build habeas "with vault and casebook; the first time takes about two minutes more"

    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    export HABEAS_VAULT=$folder/vault HABEAS_STATE=$folder/state HABEAS_PASSPHRASE_FILE=$folder/passphrase
    (umask 077 && head -c 24 /dev/urandom | base64 >"$HABEAS_PASSPHRASE_FILE")
    say "2. a throw-away vault, and twelve made-up reports on five linked cases"
    "$program" init --owner "A. Editor" >/dev/null 2>&1
    "$program" unlock 2>/dev/null
    trap '"$program" lock 2>/dev/null; rm -rf "$folder"' EXIT
    "$program" add Examples/casebook 2>/dev/null

    shown inbox
    say "3. reviewed: here all at once but what stops it; 'habeas review' goes item by item with one key each"
    "$program" accept --all --including-check >/dev/null 2>&1
    say "   people met in several reports, who are one person each"
    "$program" person list --may-be-one
    # The teacher of the same name, in the last report, stays somebody else.
    merge_same_people "Daniyar Seitkaliev"
    say "   what several of these reports tell of one event counts once from here on"
    shown join --all
    local founder; founder=$("$program" person list "Daniyar Seitkaliev" --json | sed -n '1s/.*"item":"\([^"]*\)".*/\1/p')
    shown person show "$founder" --as-of 2024-12-31
    shown held --as-of 2024-06-10
    shown due --as-of 2024-07-10
    shown changes --since "$(date +%F)"
    shown intervals --as-of 2024-12-31
    say "   a report calls the time between an act and its prosecution a record: checked against all on record"
    shown intervals --claims
    shown search Сейткалиев
    say "4. published: only people who agreed to it, only what members accepted"
    mark_for_publishing
    shown publish site "$folder/site" --as-of 2024-12-31 --diff
    shown publish site "$folder/site" --as-of 2024-12-31
    say "   $(find "$folder/site" -name '*.html' | wc -l) pages in English, Russian and Kazakh; the case of Daniyar Seitkaliev begins"
    page=$(grep -l '<h1[^>]*>Daniyar Seitkaliev' "$folder"/site/en/case/*.html | head -1)
    words_of_page "$page" | sed -n '1,14s/^/    /p'
    say "to look at the site in a browser (FOLDER is new, and stays):"
    printf '\n    bin/habeas demo --site FOLDER\n\n' >&2
    say "the vault of the demo is gone again. The same casebook in a browser, with everything to be tried by hand:"
    printf '\n    bin/habeas demo --serve\n\n' >&2
    say "and a vault of your own: bin/habeas serve, or bin/habeas init --vault ~/cases --owner NAME"
}

# The workbench on a throw-away vault with the sample casebook.
demo_serve() {
    cd "$here"
    build habeas "the first time takes about four minutes"
    build habeas-serve "the first time takes about six minutes more"
    program=$here/.build/release/habeas
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    export HABEAS_VAULT=$folder/vault HABEAS_STATE=$folder/state HABEAS_PASSPHRASE_FILE=$folder/passphrase
    (umask 077 && shuf --random-source=/dev/urandom -n 5 Sources/Vault/Passphrase/words.txt | paste -sd ' ' >"$HABEAS_PASSPHRASE_FILE")
    say "a throw-away vault with twelve made-up reports; everybody in them is invented"
    "$program" init --owner "A. Editor" >/dev/null 2>&1
    "$program" add Examples/casebook >/dev/null 2>&1
    # The three newest are left for you to decide.
    "$program" inbox --json | sed -n 's/.*"item":"\([^"]*\)".*/\1/p' | tail -n +4 |
        while read -r draft; do "$program" accept "$draft" --including-check >/dev/null 2>&1 || true; done
    merge_same_people
    say "its passphrase, for this vault only: $(cat "$HABEAS_PASSPHRASE_FILE")"
    say "Ctrl-C ends the workbench and removes the vault"
    local browser=""; [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || browser=--open-browser
    "$here/.build/release/habeas-serve" --vault "$folder/vault" --idle 60 $browser "$@"
}

# The sample casebook reviewed as in the demo, and published into a folder that stays.
demo_site() {
    [ $# = 1 ] || { say "usage: bin/habeas demo --site FOLDER"; exit 2; }
    local site; site=$(realpath -m "$1")
    cd "$here"
    build habeas "the first time takes about four minutes"
    program=$here/.build/release/habeas
    folder=$(mktemp -d)
    trap '"$program" lock 2>/dev/null; rm -rf "$folder"' EXIT
    export HABEAS_VAULT=$folder/vault HABEAS_STATE=$folder/state HABEAS_PASSPHRASE_FILE=$folder/passphrase
    (umask 077 && head -c 24 /dev/urandom | base64 >"$HABEAS_PASSPHRASE_FILE")
    say "a throw-away vault with twelve made-up reports, reviewed and published; everybody in them is invented"
    "$program" init --owner "A. Editor" >/dev/null 2>&1
    "$program" unlock 2>/dev/null
    "$program" add Examples/casebook >/dev/null 2>&1
    "$program" accept --all --including-check >/dev/null 2>&1
    merge_same_people "Daniyar Seitkaliev"
    "$program" join --all >/dev/null 2>&1
    mark_for_publishing
    "$program" publish site "$site" --as-of 2024-12-31
    printf '\n    file://%s/en/index.html\n\n' "$site" >&2
    say "the vault is gone again; the site stays"
}

# Four people agreed to be named, one to be told of without her name.
mark_for_publishing() {
    local name
    for name in "Daniyar Seitkaliev" "Ruslan Abenov" "Saule Dzhaksybekova" "Timur Lee"; do
        mark_first "$name" send,partners,authorities,public,name
    done
    mark_first "Zhanna Pak" public
}

# Marks the first person of that name as public, with what they agreed to.
mark_first() {
    local item; item=$("$program" person list "$1" --json | sed -n '1s/.*"item":"\([^"]*\)".*/\1/p')
    "$program" person mark "$item" --public --consent "$2" >/dev/null
}

# What a page says, without its head and tags, a paragraph a line.
words_of_page() {
    sed -n '/<main/,$p' "$1" | sed -E 's/.*<main[^>]*>//; s#</(p|h[1-6]|li|tr|dt|dd|div)>#\n#g' |
        sed -E 's/<[^>]*>/ /g; s/[[:space:]]+/ /g; s/^ //' | sed '/^ *$/d'
}

# People met in several reports, who are one person each; of one name the last record stays apart.
merge_same_people() {
    local same
    for name in "Daniyar Seitkaliev" "Aigerim Seitkalieva" "Gulnara Omarbekova" "Ruslan Abenov" "Saule Dzhaksybekova"; do
        same=$("$program" person list "$name" --json | sed -n 's/.*"item":"\([^"]*\)".*/\1/p')
        [ "$name" != "${1:-}" ] || same=$(echo "$same" | sed '$d')
        # The first record stays.
        [ "$(echo "$same" | wc -l)" -lt 2 ] || "$program" person merge $(echo "$same" | tac) >/dev/null 2>&1
    done
}

# Shows a command as it is typed, and what it prints.
shown() {
    printf '\n$ habeas %s\n' "$*" >&2
    "$program" "$@" || say "(exit $?)"
}
