# What somebody does who has installed the package, in a Debian that has nothing else: run by bin/package --check.
set -eu
export HOME=/root HABEAS_STATE=/root/state
habeas --version
test -s /usr/share/man/man1/habeas-held.1.gz
test -s /usr/share/bash-completion/completions/habeas
test -s /usr/share/applications/habeas.desktop
cd /usr/share/habeas/samples
first=$(ls | grep -v README | head -1)
habeas read "$first" >/tmp/read.txt
test -s /tmp/read.txt
umask 077
echo "seven words that nobody guesses except for this test" >/tmp/passphrase
export HABEAS_PASSPHRASE_FILE=/tmp/passphrase HABEAS_VAULT=/root/vault
habeas init --owner "A. Editor" >/tmp/recovery.txt 2>&1
habeas add /usr/share/habeas/samples >/tmp/added.txt 2>&1
habeas accept --all --including-check >/dev/null 2>&1
habeas held --as-of 2024-06-10 >/tmp/held.txt
grep -q INTERNAL /tmp/held.txt
habeas serve --port 0 >/tmp/address 2>/tmp/messages &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s /tmp/address ] && break; sleep 0.5; done
port=$(sed 's#.*:\([0-9]*\)/.*#\1#' /tmp/address)
# No curl here: the shell's own sockets.
cat >/tmp/ask.pl <<'PERL'
use IO::Socket::INET; my ($port) = @ARGV;
my $socket = IO::Socket::INET->new(PeerAddr => "127.0.0.1:$port", Timeout => 20) or die "nobody answers on $port\n";
print $socket "GET / HTTP/1.1\r\nHost: 127.0.0.1:$port\r\nConnection: close\r\n\r\n";
my $page = join "", <$socket>; die "no unlock page\n" unless $page =~ m{action="/unlock"}; print "the workbench answers\n";
PERL
perl /tmp/ask.pl "$port"
kill "$server"
echo "installed and used: read, vault, casebook, workbench"
