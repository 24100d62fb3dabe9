import { useSyncExternalStore } from 'react'
import { inBrowser } from '../api/kept.ts'

export type Theme = 'system' | 'light' | 'dark'
export const themes: readonly Theme[] = ['system', 'light', 'dark']

const listeners = new Set<() => void>()

const chosen = (): Theme => {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Chooses a theme for this browser; `public/theme.js` sets it again before the next page is drawn. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  inBrowser.keep('theme', theme === 'system' ? null : theme)
  for (const tell of listeners) tell()
}

/** The theme that was chosen. */
export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, chosen)
