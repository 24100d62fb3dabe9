import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { timeline as words } from '../../words/timeline.ts'

interface ChartToolsProps {
  readonly onIn: () => void
  readonly onOut: () => void
  readonly onFit: () => void
  readonly fits: boolean
}

/** How closely the chart is looked at. */
export const ChartTools = ({ onIn, onOut, onFit, fits }: ChartToolsProps) => (
  <div className="-my-px flex justify-end">
    <IconButton label={words.zoom.out} onClick={onOut} disabled={fits}>
      <ZoomOut size={16} aria-hidden="true" />
    </IconButton>
    <IconButton label={words.zoom.in} onClick={onIn}>
      <ZoomIn size={16} aria-hidden="true" />
    </IconButton>
    <IconButton label={words.zoom.fit} onClick={onFit} disabled={fits}>
      <Maximize2 size={16} aria-hidden="true" />
    </IconButton>
  </div>
)
