# What the tests of the real window share; to be sourced with `bin` set to the folder of the programs. Gives a home of
# its own in `work`, a display that nobody sees, and the program in `candour`; all of it goes at the end.
work=$(mktemp -d)
export HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config
unset DBUS_SYSTEM_BUS_ADDRESS
mkdir -p "$XDG_DATA_HOME"
server=
candour=
close_window_tools() { { kill -9 $candour $server; wait; } 2>/dev/null || true; rm -rf "$work"; }
trap close_window_tools EXIT

# The program lets nobody of the same user look into it.
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
fail() { echo "FAILED: $1"; tail -n 5 "$work/out" 2>/dev/null || true; exit 1; }
keys() { xdotool key --clearmodifiers "$@"; sleep 0.25; }
typing() { xdotool type --delay 8 "$1"; sleep 0.3; }
until_true() { # $1 = what, the rest = a command
  local what=$1; shift
  for _ in $(seq 200); do if "$@" >/dev/null 2>&1; then return 0; fi; sleep 0.05; done
  fail "$what"
}
window_stands() { xdotool search --onlyvisible --name '^Candour$'; }
start() {
  "$bin/candour" --light "$@" >>"$work/out" 2>&1 &
  candour=$!
  until_true "a window opens" window_stands
  sleep 0.5
}
is_locked_image() { tr '\0' ' ' <"/proc/$candour/cmdline" | grep -q -- --locked; }
# While the journal is open its database is.
is_open() { as_root find "/proc/$candour/fd" -lname '*/database' | grep -q .; }
now_us() { echo "${EPOCHREALTIME/[.,]/}"; }

start_display() {
  rm -f "$work/display"
  Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/display" >/dev/null 2>&1 &
  server=$!
  until_true "the display is there" test -s "$work/display"
  DISPLAY=:$(cat "$work/display")
  export DISPLAY
}
start_display
