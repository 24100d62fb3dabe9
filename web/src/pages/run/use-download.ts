import { useState } from 'react'
import { useSession } from '../../app/session-context.tsx'
import { readFailure } from '../../ui/failure.tsx'

interface Download {
  /** Fetches the file with the session's key and hands it to the browser. */
  readonly download: (zipUrl: string, name: string) => Promise<void>
  readonly busy: boolean
  /** Why it failed; null where it did not. */
  readonly problem: string | null
}

/** Downloads that need the key, which a link cannot bear. */
export function useDownload(): Download {
  const { streams } = useSession()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const download = async (zipUrl: string, name: string): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      const bytes = await streams.download(zipUrl)
      const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' }))
      const link = Object.assign(document.createElement('a'), { href: url, download: name })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 10_000)
    } catch (error) {
      setProblem(readFailure(error as Error).title)
    }
    setBusy(false)
  }
  return { download, busy, problem }
}
