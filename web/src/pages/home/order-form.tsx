import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ChoicesQuery } from '../../api/generated/graphql.ts'
import { useMayOperate } from '../../app/permission.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { app } from '../../words/app.ts'
import { home } from '../../words/home.ts'
import { say } from '../../words/say.ts'
import { Examples } from './examples.tsx'
import { Options } from './options.tsx'
import { RequirementsField } from './requirements-field.tsx'
import { joined, type ReadFile } from './text-file.ts'
import { useDraft } from './use-draft.ts'
import { useStart } from './use-start.ts'

const mac = navigator.userAgent.includes('Mac')
const keys = mac ? '⌘ ↵' : 'Ctrl ↵'
const shortcut = mac ? 'Meta+Enter' : 'Control+Enter'

/** What happened to the field by something else than typing. */
interface Told {
  readonly text: string
  readonly bad: boolean
  /** What stood there before; null: nothing is lost. */
  readonly back: string | null
}

/** Everything that a run is started with. */
export function OrderForm({ choices }: { readonly choices: ChoicesQuery | null }) {
  const { draft, edit, discard } = useDraft()
  const { start, starting, wrongs } = useStart({ draft, edit, discard })
  const may = useMayOperate()
  const [told, setTold] = useState<Told | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (Object.keys(wrongs).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrongs])

  const takeFile = (file: ReadFile): void => {
    if ('refused' in file) return setTold({ text: file.refused, bad: true, back: null })
    const fresh = draft.requirements.trim() === ''
    edit({ requirements: joined(draft.requirements, file.text) })
    setTold({ text: say(fresh ? home.file.filled : home.file.added, { name: file.name }), bad: false, back: null })
  }
  const takeExample = (text: string): void => {
    const own = draft.requirements.trim() !== '' && home.examples.all.every((one) => one.text !== draft.requirements)
    setTold(own ? { text: home.examples.put, bad: false, back: draft.requirements } : null)
    edit({ requirements: text })
    form.current?.querySelector('textarea')?.focus()
  }
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault()
    setTold(null)
    if (may) void start()
  }

  return (
    // biome-ignore lint: a shortcut for the button inside of it.
    <form
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(event)
      }}
      className="space-y-4"
      noValidate
    >
      <RequirementsField
        value={draft.requirements}
        wrong={wrongs.requirements}
        onChange={(requirements) => {
          setTold(null)
          edit({ requirements })
        }}
        onFile={takeFile}
        action={
          <div className="flex items-center gap-3">
            <kbd aria-hidden="true" title={home.field.keys} className="hidden font-sans text-sm text-ink-3 sm:inline">
              {keys}
            </kbd>
            <Button
              type="submit"
              look="primary"
              disabled={starting || !may}
              aria-keyshortcuts={shortcut}
              className="min-w-36"
            >
              {starting ? home.field.starting : home.field.start}
            </Button>
          </div>
        }
      />
      <p
        aria-live="polite"
        className={`foreign text-sm empty:hidden ${told?.bad === true ? 'text-bad' : 'text-ink-2'}`}
      >
        {told === null ? null : (
          <>
            {told.text}{' '}
            {told.back === null ? null : (
              <button
                type="button"
                className="font-medium text-accent underline underline-offset-2"
                onClick={() => {
                  edit({ requirements: told.back ?? '' })
                  setTold(null)
                }}
              >
                {home.examples.back}
              </button>
            )}
          </>
        )}
      </p>
      {may ? null : <Notice title={app.signIn.viewer} />}
      {wrongs.elsewhere === undefined ? null : <Notice tone="bad" live title={wrongs.elsewhere} />}
      <Examples chosen={draft.requirements} onChoose={takeExample} />
      <Options draft={draft} edit={edit} wrongs={wrongs} choices={choices} />
    </form>
  )
}
