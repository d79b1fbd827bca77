// Runs before the first paint, so that a remembered theme or language never flashes the other one.
try {
  var kept = JSON.parse(localStorage.getItem('stemma.appearance') || '{}')
  if (kept.theme === 'light' || kept.theme === 'dark') document.documentElement.dataset.theme = kept.theme
  if (kept.density === 'comfortable') document.documentElement.dataset.density = kept.density
  document.documentElement.lang =
    localStorage.getItem('stemma.language') || (/^de\b/.test(navigator.language) ? 'de' : 'en')
} catch {
  // Storage may be refused; the system's theme is right then.
}
// zod would try whether it may compile its checks, and be told no by our content security policy, in the console.
globalThis.__zod_globalConfig = { jitless: true }
// The first formatter of a page has the browser load its tables, which takes longer than all else here: best while the
// scripts are still on their way.
Intl.NumberFormat(navigator.language)
