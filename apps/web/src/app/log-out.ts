import { auth } from '../session.ts'
import { forgetAnswers } from '../kept.ts'
import { forgetDrafts } from '../ui/drafts.ts'
import { remember } from '../ui/local.ts'
import { player } from '../ui/player/player.ts'

/** Ends the session here and leaves nothing of it: the page is loaded afresh, so no memory of the last person remains. */
export const logOut = async (): Promise<void> => {
  player.close()
  await auth('logout').catch(() => undefined)
  forgetDrafts()
  for (const name of ['queue', 'queue-place', 'listen']) remember(name, null)
  await forgetAnswers()
  if ('caches' in globalThis)
    for (const name of await caches.keys()) if (name.startsWith('heard')) await caches.delete(name)
  location.assign('/login')
}
