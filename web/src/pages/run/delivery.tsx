import { Link } from '@tanstack/react-router'
import { AppWindow, Download } from 'lucide-react'
import { useSession } from '../../app/session-context.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { run as words } from '../../words/run.ts'
import { useScene } from './scene.tsx'
import { useDownload } from './use-download.ts'

const { situation: said } = words

/** Takes home what was delivered, or tries it. */
export function Delivery() {
  const { run, runId } = useScene()
  const { key } = useSession()
  const { download, busy, problem } = useDownload()
  if (run.deliverable === null) return null
  const { zipUrl } = run.deliverable
  const name = `${runId}.zip`
  const inside = (
    <>
      <Download size={14} aria-hidden="true" />
      {busy ? said.downloading : said.download}
    </>
  )
  return (
    <>
      {problem === null ? null : (
        <span role="alert" className="text-sm text-bad">
          {problem}
        </span>
      )}
      <Link
        to="/runs/$runId/files"
        params={{ runId }}
        search={{ open: 'preview' }}
        className={buttonClass('plain', 'sm')}
      >
        <AppWindow size={14} aria-hidden="true" />
        {said.preview}
      </Link>
      {key === null ? (
        <a href={zipUrl} download={name} className={buttonClass('primary', 'sm')}>
          {inside}
        </a>
      ) : (
        <Button size="sm" look="primary" aria-busy={busy} onClick={() => void download(zipUrl, name)}>
          {inside}
        </Button>
      )}
    </>
  )
}
