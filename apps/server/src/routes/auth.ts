import { Hono, type Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { z } from 'zod'
import { DomainError, inWork } from '@stemma/domain'
import {
  hashToken,
  logIn,
  logOut,
  refresh,
  register,
  requestReset,
  resetPassword,
  verifyEmail,
} from '@stemma/domain/identity'
import { forgotInput, loginInput, registerInput, resetInput, verifyInput } from '@stemma/domain/identity/input'
import { originOf, presentedToken, type App } from '../context.ts'
import { clearSession, cookieNames, setSession } from '../cookies.ts'

/** Log-in and its kin set cookies, which a streamed tRPC batch would drop: so they are plain routes. */
export const auth = new Hono<App>()

auth.post('/register', async (c) => {
  const { machines, secureCookies } = c.var.house
  await limited(c)
  setSession(c, await register(machines.orm, await body(c, registerInput), machines, originOf(c)), secureCookies)
  return c.json({ ok: true }, 201)
})

auth.post('/login', async (c) => {
  const { machines, secureCookies } = c.var.house
  const input = await body(c, loginInput)
  await limited(c, input.name.toLowerCase())
  setSession(c, await logIn(machines.orm, input, originOf(c)), secureCookies)
  return c.json({ ok: true })
})

auth.post('/refresh', async (c) => {
  const { machines, secureCookies } = c.var.house
  const presented = getCookie(c, cookieNames(secureCookies).refresh)
  if (presented === undefined) throw new DomainError('log_in_first')
  try {
    setSession(c, await refresh(machines.orm, presented, machines.keys, originOf(c)), secureCookies)
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'unauthenticated') clearSession(c, secureCookies)
    throw error
  }
  return c.json({ ok: true })
})

auth.post('/logout', async (c) => {
  const { machines, secureCookies } = c.var.house
  const token = presentedToken(c)
  clearSession(c, secureCookies)
  if (token !== undefined) {
    await inWork(machines.orm, { token: hashToken(token), level: 'anyone', scope: null }, logOut, originOf(c))
  }
  return c.json({ ok: true })
})

auth.post('/forgot', async (c) => {
  const { machines } = c.var.house
  const { email } = await body(c, forgotInput)
  await limited(c, email.toLowerCase())
  await requestReset(machines.orm, email, machines.mail, machines.publicUrl, originOf(c))
  return c.json({ ok: true, mail: machines.mail !== undefined })
})

auth.post('/reset', async (c) => {
  const { machines } = c.var.house
  await limited(c)
  await resetPassword(machines.orm, await body(c, resetInput), machines.passwordRules, originOf(c))
  return c.json({ ok: true })
})

auth.post('/verify', async (c) => {
  const { machines } = c.var.house
  await limited(c)
  await verifyEmail(machines.orm, (await body(c, verifyInput)).token, originOf(c))
  return c.json({ ok: true })
})

/** Guessing is slow, from one address and at one name alike. */
async function limited(c: Context<App>, name?: string): Promise<void> {
  const { machines } = c.var.house
  await machines.limit('costly', `address ${originOf(c).ip ?? 'unknown'}`)
  if (name !== undefined) await machines.limit('costly', `name ${hashToken(name)}`)
}

async function body<T extends z.ZodType>(c: Context<App>, schema: T): Promise<z.output<T>> {
  const text = await c.req.text()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new DomainError('json_only')
  }
  return schema.parse(value)
}
