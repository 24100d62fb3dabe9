#!/bin/sh
# Holds one job: its life hangs on descriptor 3, a pipe whose other end the node holds open. When the node ends the job,
# or is itself killed, the pipe closes and every process of the job is killed. Descriptor 4 takes "<exit code> <kills for
# want of memory>". Started as the leader of a process group of its own. $1: control groups, divided by ":"; $2: a mark that
# the job's processes bear in their environment, where neither a control group nor a pid namespace holds them; the command.
groups=$1
mark=$2
shift 2
exec 5<&0
(
  IFS=:
  for group in $groups; do echo 0 >"$group/cgroup.procs" || exit 126; done
  unset IFS
  [ -n "$mark" ] && export G1_JOB="$mark"
  exec "$@" <&5 3<&- 4>&- 5<&-
) &
job=$!
# Whoever reads the verdict may be dead: the rest must be done all the same.
trap '' PIPE
exec 5<&- 0</dev/null 1>/dev/null 2>/dev/null
(
  read -r _ <&3
  kill -KILL "$job"
) 4>&- &
watch=$!
wait "$job"
code=$?
kill -KILL "$watch"
wait "$watch"
kills=0
IFS=:
for group in $groups; do
  for file in "$group/memory.oom_control" "$group/memory.events"; do
    [ -r "$file" ] || continue
    while IFS=' ' read -r key value; do [ "$key" = oom_kill ] && kills=$value; done <"$file"
  done
done
for group in $groups; do
  tries=0
  while [ -d "$group" ] && ! rmdir "$group" && [ $tries -lt 500 ]; do
    tries=$((tries + 1))
    [ -w "$group/cgroup.kill" ] && echo 1 >"$group/cgroup.kill"
    while read -r pid; do kill -KILL "$pid"; done <"$group/cgroup.procs"
    sleep 0.01
  done
done
IFS='
'
tries=0
while [ -n "$mark" ] && [ $tries -lt 50 ]; do
  tries=$((tries + 1))
  found=$(grep -lsF "G1_JOB=$mark" /proc/[0-9]*/environ)
  [ -n "$found" ] || break
  for environ in $found; do
    environ=${environ#/proc/}
    kill -KILL "${environ%/environ}"
  done
done
echo "$code $kills" >&4
kill -KILL 0
