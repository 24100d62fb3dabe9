import { useState } from 'react'
import { CodeView } from '../../../code/code-view.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { controlClass } from '../../../ui/field.tsx'
import { hub } from '../../../words/hub.ts'

interface FileChoiceProps {
  readonly files: readonly { readonly path: string; readonly text: string }[]
}

/** Files, one of them in view. */
export function FileChoice({ files }: FileChoiceProps) {
  const [chosen, setChosen] = useState(0)
  const file = files[chosen] ?? files[0]
  if (file === undefined) return null
  return (
    <>
      <div className="mb-2 flex items-center gap-2">
        {files.length === 1 ? (
          <span className="foreign flex-1 font-mono text-xs">{file.path}</span>
        ) : (
          <select
            aria-label={hub.content.columns.file}
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
            className={`${controlClass} flex-1 font-mono text-xs`}
          >
            {files.map(({ path }, index) => (
              <option key={path} value={index}>
                {path}
              </option>
            ))}
          </select>
        )}
        <CopyButton text={() => file.text} />
      </div>
      <CodeView key={file.path} text={file.text} path={file.path} className="max-h-96" />
    </>
  )
}
