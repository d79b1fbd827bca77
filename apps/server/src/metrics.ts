import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** The figures of one server process, in Prometheus' text format. */
export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'stemma_' })
  const requests = new Histogram({
    name: 'stemma_http_request_seconds',
    help: 'Time to the end of an answer',
    labelNames: ['route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const slow = new Counter({
    name: 'stemma_slow_statements_total',
    help: 'Statements over 200 ms',
    registers: [registry],
  })
  const faults = new Counter({
    name: 'stemma_faults_total',
    help: 'Answers that were a fault of ours',
    registers: [registry],
  })
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request: (route: string, status: number, seconds: number) =>
      requests.observe({ route, status: String(status) }, seconds),
    slowStatement: () => slow.inc(),
    fault: () => faults.inc(),
  }
}
