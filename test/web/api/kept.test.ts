import { afterEach, describe, expect, test, vi } from 'vitest'
import { inBrowser, inTab } from '../../../web/src/api/kept.ts'
import { keepKey, keptKey } from '../../../web/src/api/session.ts'

/** A browser's storage, as far as it is used here. */
function storage(): Map<string, string> {
  const kept = new Map<string, string>()
  const of = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
  return Object.assign(kept, of)
}

afterEach(() => vi.unstubAllGlobals())

describe('what the console keeps', () => {
  test('is kept under names of its own, until it is kept no more', () => {
    const tab = storage()
    vi.stubGlobal('sessionStorage', tab)
    inTab.keep('draft', 'text')
    expect([...tab]).toEqual([['g1.draft', 'text']])
    expect(inTab.read('draft')).toBe('text')
    inTab.keep('draft', null)
    expect(tab.size).toBe(0)
  })

  test('is nothing where the browser refuses it', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('refused')
      },
      setItem: () => {
        throw new Error('full')
      },
    })
    inBrowser.keep('theme', 'dark')
    expect(inBrowser.read('theme')).toBeNull()
  })

  test('holds a key in one place only', () => {
    const [tab, browser] = [storage(), storage()]
    vi.stubGlobal('sessionStorage', tab)
    vi.stubGlobal('localStorage', browser)
    vi.stubGlobal('window', { location: { origin: 'http://localhost' } })
    keepKey('g1key_1', true)
    keepKey('g1key_2', false)
    expect(keptKey()).toBe('g1key_2')
    expect(browser.size).toBe(0)
  })
})
