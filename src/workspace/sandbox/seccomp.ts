/** Linux's own numbers, `linux/audit.h` and `linux/seccomp.h`. */
const ARCH_X64 = 0xc000003e
const FIRST_X32_CALL = 0x40000000
const ALLOW = 0x7fff0000
const REFUSE_WITH_EPERM = 0x00050001

/** Classic BPF (`linux/filter.h`): load a word of the call's data, compare, return. */
const LOAD = 0x20
const JUMP_IF_EQUAL = 0x15
const JUMP_IF_AT_LEAST = 0x35
const RETURN = 0x06
const OFFSET_OF_NUMBER = 0
const OFFSET_OF_ARCH = 4

/**
 * System calls of x64 that no web application needs and that have been ways out of sandboxes. Those that make namespaces
 * are not among them: a job confines its own parts by them.
 */
const REFUSED: Readonly<Record<string, number>> = {
  ptrace: 101,
  syslog: 103,
  modify_ldt: 154,
  acct: 163,
  swapon: 167,
  swapoff: 168,
  reboot: 169,
  iopl: 172,
  ioperm: 173,
  init_module: 175,
  delete_module: 176,
  quotactl: 179,
  kexec_load: 246,
  add_key: 248,
  request_key: 249,
  keyctl: 250,
  migrate_pages: 256,
  move_pages: 279,
  perf_event_open: 298,
  fanotify_init: 300,
  open_by_handle_at: 304,
  process_vm_readv: 310,
  process_vm_writev: 311,
  kcmp: 312,
  finit_module: 313,
  kexec_file_load: 320,
  bpf: 321,
  userfaultfd: 323,
  io_uring_setup: 425,
  io_uring_enter: 426,
  io_uring_register: 427,
  pidfd_getfd: 438,
}

/**
 * The filter that bubblewrap installs for a job, as a BPF program; undefined on an architecture other than x64. A call
 * of another instruction set (32-bit, x32) is refused, because its numbers mean something else.
 */
export function seccompFilter(arch: string): Uint8Array | undefined {
  if (arch !== 'x64') return undefined
  const numbers = Object.values(REFUSED)
  // A jump counts the instructions it passes over; the last one refuses, the one before it allows.
  const toRefusal = (index: number) => numbers.length - index
  const program = [
    instruction(LOAD, OFFSET_OF_ARCH),
    instruction(JUMP_IF_EQUAL, ARCH_X64, { over: 1 }),
    instruction(RETURN, REFUSE_WITH_EPERM),
    instruction(LOAD, OFFSET_OF_NUMBER),
    instruction(JUMP_IF_AT_LEAST, FIRST_X32_CALL, { over: numbers.length + 1 }),
    ...numbers.map((number, index) => instruction(JUMP_IF_EQUAL, number, { over: toRefusal(index) })),
    instruction(RETURN, ALLOW),
    instruction(RETURN, REFUSE_WITH_EPERM),
  ]
  return Buffer.concat(program)
}

function instruction(code: number, value: number, jump = { over: 0 }): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt16LE(code, 0)
  bytes.writeUInt8(jump.over, 2)
  bytes.writeUInt32LE(value, 4)
  return bytes
}
