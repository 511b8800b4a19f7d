/**
 * The guard that stands between us and a server, for `sh -c`. Arguments: seconds of grace, scratch folder, log file,
 * then the server's command line.
 *
 * Why a shell script and not a Node process: it starts the same from TypeScript source and from compiled code, in
 * milliseconds, needs no file of its own and costs no memory beside the server.
 *
 * - It holds a pipe from us as its standard input. End of file means that we want the server stopped or that we died,
 *   however we died: SIGTERM, SIGKILL after the grace (at once where the grace is 0), then the scratch folder goes.
 * - It is started in a session of its own, so a Ctrl-C in the terminal reaches neither it nor the server.
 * - Where util-linux's setpriv exists, the kernel kills the server when the guard is killed. Elsewhere the watcher, a
 *   process of its own, still stops the server at end of file.
 * - It says two lines: the server's process id, and `ended CODE` if the server ends. It stays until end of file, so
 *   that the log can be read in between.
 */
export const GUARD_SCRIPT = `
grace=$1 scratch=$2 log=$3
shift 3
umask 077
if setpriv --pdeathsig KILL true 2>/dev/null; then set -- setpriv --pdeathsig KILL "$@"; fi
trap : TERM INT HUP
exec 3<&0 </dev/null
"$@" >>"$log" 2>&1 3<&- &
server=$!
up() { [ ! -e "$scratch/ended" ] && kill -0 "$server" 2>/dev/null; }
ended_within() { left=$1; while up && [ "$left" -gt 0 ]; do sleep 0.1; left=$((left - 1)); done; ! up; }
(
  trap '' TERM INT HUP
  while read -r _ <&3; do :; done
  if [ "$grace" -gt 0 ] && up; then kill -TERM "$server"; fi
  ended_within $((grace * 10)) || kill -KILL "$server"
  ended_within 50
  rm -rf -- "$scratch"
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
echo "$server"
while up; do wait "$server"; code=$?; done
: >"$scratch/ended"
echo "ended $code"
while kill -0 "$watcher" 2>/dev/null; do wait "$watcher"; done
`;
