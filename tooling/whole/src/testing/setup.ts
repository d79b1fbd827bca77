import type { TestProject } from 'vitest/node'
import { aHouse } from './house.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the system runs that all journeys share, and the process that does its jobs. Nobody breaks it. */
    sharedHouse: { url: string; worker: number; adminUrl: string }
  }
}

/** Starts the system that the journeys share; the web app is built by it, before anybody else starts one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const house = await aHouse()
  project.provide('sharedHouse', { url: house.url, worker: house.pidOf('worker'), adminUrl: house.adminUrl() })
  return async () => house[Symbol.asyncDispose]()
}
