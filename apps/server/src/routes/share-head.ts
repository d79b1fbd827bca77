import type { Context } from 'hono'
import { once, sql } from '@stemma/domain'
import { shareToken } from '@stemma/domain/sounds/input'
import type { App } from '../context.ts'
import { escapeHtml } from '../web.ts'

/** The title and Open Graph tags of a share page, so that a link shows what it leads to. Nothing where the link leads nowhere. */
export async function shareHead(c: Context<App>, token: string): Promise<{ title?: string; head?: string }> {
  const parsed = shareToken.safeParse(token)
  if (!parsed.success) return {}
  const { orm, publicUrl } = c.var.house.machines
  const [shared] = await once<{ prompt: string; audio_url: string; duration: string; owner: string }>(
    orm,
    { token: null, level: 'anyone', scope: null },
    sql`select prompt, audio_url, duration, made_by as owner from sounds.shared(${parsed.data})`,
  )
  if (!shared) return {}
  const title = `“${shared.prompt.replace(/\s+/g, ' ').slice(0, 90)}” on Stemma`
  const tags: [string, string][] = [
    ['og:type', 'music.song'],
    ['og:site_name', 'Stemma'],
    ['og:title', title],
    ['og:description', `A sound of ${Number(shared.duration).toFixed(2)} s by ${shared.owner}.`],
    ['og:url', `${publicUrl}/s/${parsed.data}`],
    ['og:image', `${publicUrl}/icon.svg`],
    ...(shared.audio_url
      ? [
          ['og:audio', `${publicUrl}${shared.audio_url}?via=${parsed.data}`] as [string, string],
          ['og:audio:type', 'audio/wav'] as [string, string],
        ]
      : []),
    ['twitter:card', 'player'],
    ['twitter:player', `${publicUrl}/embed/${parsed.data}`],
    ['twitter:player:width', '480'],
    ['twitter:player:height', '120'],
  ]
  const head = tags
    .map(([property, content]) => `<meta property="${property}" content="${escapeHtml(content)}">`)
    .join('')
  return { title, head: `${head}<link rel="canonical" href="${escapeHtml(`${publicUrl}/s/${parsed.data}`)}">` }
}
