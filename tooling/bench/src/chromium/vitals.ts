/** Notes what a page does to whoever waits for it, from its first moment on; run in the page before any script of its own. */
export const watchVitals = `(() => {
  const vitals = (window.__vitals = { lcp: 0, cls: 0, tasks: [], fcp: 0 })
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  watch('largest-contentful-paint', (entry) => (vitals.lcp = entry.startTime))
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) vitals.cls += entry.value })
  watch('longtask', (entry) => vitals.tasks.push([entry.startTime, entry.duration]))
  watch('paint', (entry) => { if (entry.name === 'first-contentful-paint') vitals.fcp = entry.startTime })
})()`

/** Times in ms from the navigation; CLS without a unit (web.dev/articles/cls). */
export type Vitals = { lcp: number; cls: number; tasks: [start: number, duration: number][]; fcp: number }

/** Total blocking time in ms: what tasks after the first paint took beyond 50 ms each (web.dev/articles/tbt). */
export const blockingTime = ({ tasks, fcp }: Vitals): number =>
  tasks
    .filter(([start, duration]) => start + duration > fcp)
    .reduce((total, [start, duration]) => total + Math.max(0, Math.min(duration, start + duration - fcp) - 50), 0)
