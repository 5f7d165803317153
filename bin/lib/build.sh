# Sourced by bin/habeas: builds a program in release where it is missing or older than a source.

is_built() {
    local program=$here/.build/release/$1
    [ -x "$program" ] && [ -z "$(find "$here/Sources" "$here/Package.swift" -newer "$program" -print -quit)" ]
}

# build PROGRAM HOW_LONG
build() {
    ! is_built "$1" || return 0
    install_packages
    say "building $1 ($2)"
    local log; log=$(mktemp)
    # Without debug information, which nobody who runs it reads, it builds a sixth quicker.
    local command=(swift build --package-path "$here" -c release -debug-info-format none --product "$1")
    # On a terminal the build shows its own progress; else only what went wrong is shown.
    if [ -t 2 ]; then "${command[@]}" >&2
    elif ! "${command[@]}" >"$log" 2>&1; then
        cat "$log" >&2; rm -f "$log"
        say "the build failed; what the compiler said is above."
        exit 1
    fi
    rm -f "$log"
    touch "$here/.build/release/$1"
}
