import assert from 'node:assert/strict'
import type { Account } from './application.ts'

/** The page as its reader sees it: the text with its entities resolved. */
export async function page(account: Account, path: string): Promise<string> {
  const answer = await account.session.send('GET', path, undefined, { accept: 'text/html' })
  assert.equal(answer.status, 200, `the page ${path} is shown: ${answer.status}`)
  return unescape(answer.text)
}

/** Checks that a page shows a text. */
export async function shows(account: Account, path: string, text: unknown): Promise<void> {
  assert.ok((await page(account, path)).includes(String(text)), `the page ${path} shows ${String(text)}`)
}

function unescape(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return html.replaceAll(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return named[name] ?? whole
  })
}
