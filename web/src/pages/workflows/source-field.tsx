import { type ChangeEvent, type DragEvent, type RefObject, useRef, useState } from 'react'
import type { WorkflowsQuery } from '../../api/generated/graphql.ts'
import { Button } from '../../ui/button.tsx'
import { controlClass, Field } from '../../ui/field.tsx'
import { integer } from '../../ui/figures.ts'
import { say } from '../../words/say.ts'
import { workflows as words } from '../../words/workflows.ts'
import { mostCharacters } from './draft.ts'

interface SourceFieldProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly known: WorkflowsQuery['workflows']
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly broken: boolean
}

/** The field that a workflow is written in: pasted, dropped, opened, or begun with one of the brain's. */
export function SourceField({ text, onText, known, area, broken }: SourceFieldProps) {
  const file = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<string | undefined>()
  const [over, setOver] = useState(false)
  const take = async (given: File | undefined): Promise<void> => {
    if (given === undefined) return
    const tooLarge = given.size > mostCharacters
    setRefused(
      tooLarge
        ? say(words.own.tooLarge, { size: `${integer(given.size)} B`, most: `${integer(mostCharacters)} B` })
        : undefined,
    )
    if (!tooLarge) onText(await given.text())
  }
  const drop = (event: DragEvent): void => {
    setOver(false)
    const [given] = event.dataTransfer.files
    if (given === undefined) return
    event.preventDefault()
    void take(given)
  }
  const begin = ({ target }: ChangeEvent<HTMLSelectElement>): void => {
    const chosen = known.find(({ name }) => name === target.value)
    if (chosen !== undefined) onText(JSON.stringify(chosen.source, null, 2))
    target.value = ''
  }
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <label className="flex items-center gap-2 text-sm">
          <span className="text-ink-2">{words.own.from}</span>
          <select
            defaultValue=""
            onChange={begin}
            className="h-8 max-w-40 rounded-md border border-line-strong bg-card px-2 text-sm"
          >
            <option value="">{words.own.choose}</option>
            {known.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button size="sm" onClick={() => file.current?.click()}>
          {words.own.open}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={({ target }) => {
            void take(target.files?.[0])
            target.value = ''
          }}
        />
        <Button size="sm" look="quiet" disabled={text === ''} onClick={() => onText('')}>
          {words.own.clear}
        </Button>
      </div>
      <Field label={words.own.label} error={refused}>
        {(control) => (
          <textarea
            {...control}
            ref={area}
            value={text}
            spellCheck={false}
            autoComplete="off"
            wrap="off"
            placeholder={words.own.placeholder}
            aria-invalid={broken || refused !== undefined}
            onChange={({ target }) => onText(target.value)}
            onDragOver={(event) => {
              if (event.dataTransfer.types.includes('Files')) event.preventDefault()
            }}
            onDragEnter={() => setOver(true)}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
            className={`${controlClass} h-80! resize-y xl:h-[36rem]! py-2 font-mono text-xs leading-5 ${over ? 'outline-2 outline-accent' : ''}`}
          />
        )}
      </Field>
    </div>
  )
}
