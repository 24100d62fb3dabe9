import type { BrowserContext, Page, Request } from 'playwright-core'

/** Where pages may turn to, and what they may say meanwhile. */
export interface Allowed {
  /** Of the servers that the console comes from: `http://localhost:8013`. */
  readonly origins: readonly string[]
  /** What the console of the browser may say all the same: that a server does not answer which was killed. */
  readonly complaints: readonly RegExp[]
}

/**
 * What goes wrong in a browser's pages from now on, as readable lines: errors of scripts, what the browser complains of
 * (what a content security policy refused is among it), dialogs, and requests to anybody but the console's servers and,
 * from frames, the previews: other ports of the same host.
 */
export function complaintsOf(context: BrowserContext, allowed: Allowed): readonly string[] {
  const said: string[] = []
  const say = (line: string): void => {
    if (!allowed.complaints.some((one) => one.test(line))) said.push(line)
  }
  const watch = (page: Page): void => {
    page.on('console', (message) => {
      // What an application says in its preview is its own business.
      if (message.type() === 'error' && !isPreview(message.location().url, allowed)) say(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => say(`error: ${error.stack ?? error.message}`))
    page.on('dialog', (dialog) => {
      say(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('websocket', (socket) => {
      if (!isOwn(socket.url().replace(/^ws/, 'http'), allowed)) say(`web socket elsewhere: ${socket.url()}`)
    })
  }
  context.on('page', watch)
  context.on('request', (request) => {
    const url = request.url()
    if (isOwn(url, allowed) || (isPreview(url, allowed) && isFramed(request))) return
    say(`request elsewhere: ${url.slice(0, 200)}`)
  })
  return said
}

const isOwn = (url: string, { origins }: Allowed): boolean =>
  /^(data|blob|about):/.test(url) || origins.includes(new URL(url).origin)

function isPreview(url: string, { origins }: Allowed): boolean {
  if (!URL.canParse(url) || origins.includes(new URL(url).origin)) return false
  return origins.some((origin) => new URL(origin).hostname === new URL(url).hostname)
}

/** Workers have no frame, and ask for nothing but their own files. */
function isFramed(request: Request): boolean {
  try {
    return request.frame().parentFrame() !== null || request.isNavigationRequest()
  } catch {
    return false
  }
}
