import { createInterface } from 'node:readline/promises'
import { createUser, invite, listUsers, resetPasswordOf, setActive, verifyUser } from '@stemma/domain/identity'
import { email, password, username } from '@stemma/domain/identity/input'
import type { Command } from './house.ts'

const usage = `usage: user create NAME E-MAIL          (the password is read from standard input)
       user reset-password NAME         (the password is read from standard input)
       user suspend|activate|verify NAME
       user invite [DAYS]
       user list`

/** Accounts, for where no mail server does it. */
export const run: Command = async ([verb, name, ...rest], { owner }, print) => {
  if (verb === 'list') {
    for (const user of await listUsers(owner())) {
      print(
        `${user.username.padEnd(30)} ${user.email.padEnd(40)} ${user.active ? 'active' : 'SUSPENDED'}${user.verified ? '' : ', not verified'}`,
      )
    }
    return 0
  }
  if (verb === 'invite') {
    print(await invite(owner(), Number(name ?? 14)))
    return 0
  }
  if (!name) {
    print(usage)
    return 2
  }
  if (verb === 'create' && rest[0]) {
    await createUser(owner(), {
      username: username.parse(name),
      email: email.parse(rest[0]),
      password: password.parse(await readPassword()),
    })
    print(`${name} can log in.`)
  } else if (verb === 'reset-password') {
    await resetPasswordOf(owner(), name, password.parse(await readPassword()))
    print(`${name} has a new password, and is logged out everywhere.`)
  } else if (verb === 'suspend' || verb === 'activate') {
    await setActive(owner(), name, verb === 'activate')
    print(verb === 'activate' ? `${name} can log in again.` : `${name} is suspended and logged out everywhere.`)
  } else if (verb === 'verify') {
    await verifyUser(owner(), name)
    print(`The address of ${name} counts as verified.`)
  } else {
    print(usage)
    return 2
  }
  return 0
}

/** One line of standard input: never an argument, which others on the machine can read. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password: ')
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) {
    lines.close()
    return line
  }
  return ''
}
