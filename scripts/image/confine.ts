import type { ProcessSettings } from './read-dockerfile.ts'
import type { Root } from './root-folder.ts'

/** A command in a root folder. */
export interface Inside {
  readonly root: Root
  readonly as: ProcessSettings
  readonly command: readonly string[]
  /** Folders of this machine by the path under which they are shown, writable. */
  readonly writable: Readonly<Record<string, string>>
}

const isRoot = process.getuid?.() === 0
const apart = ['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--die-with-parent', '--new-session', '--clearenv']

const surroundings = ['--proc', '/proc', '--dev', '/dev']
const processOne = ['--as-pid-1', '--json-status-fd', '3']

function shown({ as, command, writable }: Inside, how: readonly string[]): readonly string[] {
  return [
    ...how,
    ...surroundings,
    '--chdir',
    as.workdir,
    ...Object.entries(writable).flatMap(([at, folder]) => ['--bind', folder, at]),
    ...Object.entries(as.env).flatMap(([name, value]) => ['--setenv', name, value]),
    '--',
    ...command,
  ]
}

/** The root folder as `/`, and what is borrowed in it. */
const rootBy = (bind: '--bind' | '--ro-bind', { folder, borrowed }: Root): readonly string[] => [
  bind,
  folder,
  '/',
  ...borrowed.flatMap((path) => ['--ro-bind', path, path]),
]

/** A step of a build: root's, writing to the root folder, with the network that a build host gives. */
export function buildCommand(inside: Inside): readonly string[] {
  const network = ['/etc/resolv.conf', '/etc/hosts', '/etc/ssl'].flatMap((path) => ['--ro-bind-try', path, path])
  // A borrowed /usr cannot take packages, so that root needs no rights there.
  const whole = isRoot && inside.root.borrowed.length === 0
  const rights = whole ? ['--cap-add', 'ALL'] : ['--unshare-user', '--uid', '0', '--gid', '0']
  return ['bwrap', ...apart, ...rights, ...shown(inside, [...rootBy('--bind', inside.root), ...network])]
}

/** How a container is confined beyond what the image says. */
export interface Confinement {
  /** As most clusters do by default: bubblewrap finds no user namespaces then. */
  readonly refuseUserNamespaces: boolean
}

/** A container: process 1, unprivileged, everything read-only but what is said to be writable. */
export function containerCommand(inside: Inside, { refuseUserNamespaces }: Confinement): readonly string[] {
  const [uid = '', gid = ''] = inside.as.user.split(':')
  const unprivileged = ['--unshare-user', '--uid', uid, '--gid', gid, '--cap-drop', 'ALL']
  const become = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs', '--']
  return [
    ...(isRoot ? become : []),
    'bwrap',
    ...apart,
    ...unprivileged,
    ...(refuseUserNamespaces ? ['--disable-userns'] : []),
    ...processOne,
    ...shown(inside, rootBy('--ro-bind', inside.root)),
  ]
}
