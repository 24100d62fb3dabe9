import { type ClipboardEvent, type DragEvent, useState } from 'react'
import type { GivenFile, ReadFile } from './text-file.ts'

interface Files {
  readonly read: (files: readonly GivenFile[]) => Promise<ReadFile>
  readonly onRead: (file: ReadFile) => void
}

/** Takes files that are dropped on an element or pasted into it. Spread `target` on it. */
export function useFiles({ read, onRead }: Files) {
  const [over, setOver] = useState(false)
  const take = (files: FileList | null): void => {
    if (files !== null && files.length > 0) void read([...files]).then(onRead)
  }
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  const target = {
    onDragOver: (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files)
    },
    onPaste: (event: ClipboardEvent) => {
      // What office programs copy carries a picture beside the text: then the text is meant.
      if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes('text/plain')) return
      event.preventDefault()
      take(event.clipboardData.files)
    },
  }
  return { over, target, take }
}
