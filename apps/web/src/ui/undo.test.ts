import { expect, test } from 'vitest'
import { createHistory } from './undo.ts'

const world = () => {
  const done: string[] = []
  const history = createHistory(3)
  const doing = (what: string) => {
    const deed = { what, takeBack: () => void done.push(what) }
    history.push(deed)
    return deed
  }
  return { history, done, doing }
}

test('the latest deed goes first', async () => {
  const { history, done, doing } = world()
  doing('a')
  doing('b')
  await history.undo()
  await history.undo()
  expect(done).toEqual(['b', 'a'])
  expect(await history.undo()).toBeUndefined()
})

test('one deed can be taken back out of order, and only once', async () => {
  const { history, done, doing } = world()
  const first = doing('a')
  doing('b')
  await history.undo(first)
  expect(await history.undo(first)).toBeUndefined()
  expect(done).toEqual(['a'])
})

test('only the last few are kept', () => {
  const { history, doing } = world()
  for (const what of ['a', 'b', 'c', 'd']) doing(what)
  expect(history.size()).toBe(3)
})

test('a deed that could not be taken back can be tried again', async () => {
  const { history } = world()
  let fails = true
  history.push({
    what: 'a',
    takeBack: () => {
      if (fails) throw new Error('offline')
    },
  })
  await expect(history.undo()).rejects.toThrow('offline')
  fails = false
  expect((await history.undo())?.what).toBe('a')
})
