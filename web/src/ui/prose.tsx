import Markdown, { type Components } from 'react-markdown'

/** Markdown from people and models: text and its structure, no markup of its own, nothing loaded, no link followed unseen. */
export const Prose = ({ text }: { readonly text: string }) => (
  <div className="foreign max-w-prose space-y-3 text-ink-2 [&_code]:rounded-sm [&_code]:bg-sunk [&_code]:px-1 [&_code]:font-mono [&_code]:text-sm [&_h1]:text-lg [&_h1]:font-semibold [&_h1]:text-ink [&_h2]:text-base [&_h2]:font-semibold [&_h2]:text-ink [&_h3]:font-semibold [&_h3]:text-ink [&_li]:ms-5 [&_ol]:list-decimal [&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:bg-sunk [&_pre]:p-3 [&_pre_code]:bg-transparent [&_pre_code]:p-0 [&_ul]:list-disc">
    <Markdown skipHtml components={components}>
      {text}
    </Markdown>
  </div>
)

const components: Components = {
  img: ({ alt, src }) => (
    <span className="rounded-sm bg-sunk px-1 text-sm">
      [{alt === undefined || alt === '' ? 'image' : alt}: {String(src)}]
    </span>
  ),
  a: ({ href, children }) => (
    <span>
      {children} <span className="text-sm text-ink-3">({href})</span>
    </span>
  ),
}
