import type { Subject, SubjectKind } from '../../core/app-spec/demand.ts'
import type { Ground } from './ground.ts'

/** A test in the making. `says`: what must be so, in a sentence; `body`: its lines of JavaScript, where `s` is the scene. */
export type Written = { readonly says: string; readonly body: readonly string[] }

/** Writes the tests of one kind of demand. Throws CannotTest where there is nothing that could be tried over HTTP. */
export type SubjectWriter<K extends SubjectKind> = (
  subject: Extract<Subject, { readonly kind: K }>,
  ground: Ground,
) => readonly Written[]
