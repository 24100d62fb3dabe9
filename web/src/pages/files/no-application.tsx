import { Empty } from '../../ui/notice.tsx'
import { hasEnded } from '../../ui/status-badge.tsx'
import { files as words } from '../../words/files.ts'
import { useScene } from '../run/scene.tsx'

/** What stands where there is no application: one may still come, or none will. */
export function NoApplication({ yet }: { readonly yet: { readonly title: string; readonly text: string } }) {
  const { run, seq } = useScene()
  const { title, text } = seq === null && hasEnded(run.status) ? words.never : yet
  return <Empty title={title} text={text} />
}
