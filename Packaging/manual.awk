# Turns what a command prints at --help into a page of the manual (man 7 man). -v name=habeas-held -v version=0.1.0 -v date=2026-01-01
function escaped(line) { gsub(/\\/, "\\e", line); gsub(/-/, "\\-", line); if (line ~ /^[.']/) line = "\\&" line; return line }
function section(title) { if (open) print ".fi"; print ".SH " title; print ".nf"; open = 1 }
BEGIN { printf ".TH \"%s\" 1 \"%s\" \"Habeas %s\" \"Habeas\"\n", toupper(name), date, version }
NR == 1 && /^OVERVIEW: / {
    sub(/^OVERVIEW: /, ""); first = $0
    print ".SH NAME"; print escaped(name) " \\- " escaped(first)
    section("DESCRIPTION"); print escaped(first); next
}
/^USAGE: / { sub(/^USAGE: /, ""); section("SYNOPSIS"); print escaped($0); next }
/^[A-Z][A-Z ,]*( [A-Z]+)?:$/ || /SUBCOMMANDS:$/ { sub(/:$/, ""); section($0); next }
{ print escaped($0) }
END { if (open) print ".fi"; print ".SH SEE ALSO"; print "habeas(1), habeas\\-serve(1)" }
