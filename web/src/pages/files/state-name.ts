import type { HubEntry } from '../../hub/hub-entry.ts'
import { clockTime } from '../../ui/figures.ts'
import { files as words } from '../../words/files.ts'
import { say } from '../../words/say.ts'
import { kindWord } from '../hub/content/read-content.ts'

/** A state of the application in a few words: `E19 Application, 17:43:47`. */
export const stateName = ({ name, kind, at }: HubEntry): string =>
  say(words.stateName, { name, kind: kindWord(kind), at: clockTime(at) })
