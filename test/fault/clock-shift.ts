// Preloaded with `--import`: this process takes it to be another time. The monotonic clock stays as it is.
const shiftMs = Number(process.env['FAULT_CLOCK_SHIFT_MS'] ?? 0)
const Honest = Date
const now = (): number => Honest.now() + shiftMs

globalThis.Date = new Proxy(Honest, {
  construct: (target, args: unknown[]): object =>
    args.length === 0 ? new target(now()) : (Reflect.construct(target, args) as object),
  get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
})
