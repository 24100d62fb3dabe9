import invoice from '../fixtures/invoice.json' with { type: 'json' }
import sdlc from '../fixtures/sdlc.json' with { type: 'json' }

/** The built-in delivery, as JSON that a test may change. */
export function sdlcJson(): typeof sdlc {
  return structuredClone(sdlc)
}

/** The invoice approval as it is written, with its timer and its tool steps. */
export function invoiceJson(): typeof invoice {
  return structuredClone(invoice)
}

/** The invoice approval as it can be played: no timer, and personas in place of tools. */
export function playableInvoiceJson(): unknown {
  const json = invoiceJson()
  const nets = json.nets.map((net) => ({
    ...net,
    steps: net.steps.map((step) => ({ ...step, timer: null, by: step.by === 'tool' ? 'persona' : step.by })),
  }))
  return { ...json, nets }
}
