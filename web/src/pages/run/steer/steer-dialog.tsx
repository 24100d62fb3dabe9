import { Dialog } from '../../../ui/dialog.tsx'
import { run as words } from '../../../words/run.ts'
import { CommandForm } from './command-form.tsx'
import { ForkForm } from './fork-form.tsx'
import type { Power } from './powers.ts'
import { RaiseForm } from './raise-form.tsx'
import { RetryForm } from './retry-form.tsx'
import { Shortcuts } from './shortcuts.tsx'

interface SteerDialogProps {
  readonly what: Power | 'shortcuts'
  readonly onClose: () => void
}

/** Asks for what belongs to a way of steering, and does it. */
export default function SteerDialog({ what, onClose }: SteerDialogProps) {
  return (
    <Dialog title={what === 'shortcuts' ? words.steer.shortcuts.name : words.steer[what].title} onClose={onClose}>
      {what === 'shortcuts' ? (
        <Shortcuts />
      ) : what === 'retry' ? (
        <RetryForm onClose={onClose} />
      ) : what === 'raise' ? (
        <RaiseForm onClose={onClose} />
      ) : what === 'fork' ? (
        <ForkForm onClose={onClose} />
      ) : (
        <CommandForm what={what} onClose={onClose} />
      )}
    </Dialog>
  )
}
