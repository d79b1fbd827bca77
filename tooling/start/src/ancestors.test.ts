import { expect, test } from 'vitest'
import { ancestorsToWatch } from './ancestors.ts'

/** A chain of commands from our parent upwards; the last one's parent is process 1. */
const chain = (...commands: string[]) => {
  const inspect = (pid: number) => {
    const command = commands[pid - 100]
    const parent = pid - 100 + 1 < commands.length ? pid + 1 : 1
    return command === undefined ? undefined : { pid, parent, command }
  }
  return ancestorsToWatch(100, inspect).map((pid) => commands[pid - 100])
}

test.each([
  [
    'npx over pnpm',
    ['sh -c trap x; node main.ts', 'pnpm start', "sh -c 'pnpm' start", 'npm exec pnpm@12 start', 'bash', 'tmux'],
    5,
  ],
  ['npx of a script', ['sh -c node main.ts', 'npm exec pnpm start', 'bash ./run', 'bash', 'sshd'], 3],
  ['npx of a script that has ended', ['sh -c node main.ts', 'npm exec pnpm start'], 2],
  [
    'npx over a pnpm of JavaScript',
    ['sh -c node main.ts', 'node /c/pnpm.cjs start', 'sh -c pnpm start', 'npm exec pnpm@12 start'],
    4,
  ],
  ['npx as a script', ['/c/node_modules/pnpm/bin/pnpm start', 'node /usr/bin/npx -y pnpm@12 start', 'bash', 'tmux'], 3],
  ['corepack', ['/bin/sh -c node main.ts', 'node /opt/corepack/pnpm.js start', '-bash', 'sshd'], 3],
  ['a shell', ['-bash', 'sshd: me@pts/0', 'sshd'], 1],
  ['a shell that a package manager was called from by hand', ['zsh', 'node /c/pnpm.cjs exec zsh'], 1],
])('under %s, that many of those above us are watched', (_, commands, expected) => {
  expect(chain(...commands)).toEqual(commands.slice(0, expected))
})

test('a parent of process 1 watches nobody', () => {
  expect(ancestorsToWatch(1, () => undefined)).toEqual([])
})
