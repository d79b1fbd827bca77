import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkMigrations, recordMigrations } from './migrations.ts'
import { aRepository } from './testing/world.ts'

const two = {
  '0001-identity.up.sql': 'create table users ();',
  '0001-identity.down.sql': 'drop table users;',
  '0002-storage.up.sql': 'create table blobs ();',
  '0002-storage.down.sql': 'drop table blobs;',
}

test('recorded migrations are in order, and recording again changes nothing', () => {
  using world = aRepository(two)
  expect(recordMigrations(world.root)).toEqual(Object.keys(two).toSorted())
  expect(checkMigrations(world.root)).toEqual({ ok: true, report: '' })
  const before = readFileSync(`${world.root}checksums.json`, 'utf8')
  expect(recordMigrations(world.root)).toEqual([])
  expect(readFileSync(`${world.root}checksums.json`, 'utf8')).toBe(before)
})

test('a new migration is told how it is recorded', () => {
  using world = aRepository(two)
  expect(checkMigrations(world.root).report).toContain('pnpm check migrations --record')
})

test('a recorded migration may not change, even by a space, and recording does not help', () => {
  using world = aRepository(two)
  recordMigrations(world.root)
  writeFileSync(`${world.root}0001-identity.up.sql`, 'create table users ( );')
  const sentence = '0001-identity.up.sql has landed and was changed since'
  expect(checkMigrations(world.root).report).toContain(sentence)
  recordMigrations(world.root)
  expect(checkMigrations(world.root).report).toContain(sentence)
})

test('a recorded migration may not go', () => {
  using world = aRepository(two)
  recordMigrations(world.root)
  rmSync(`${world.root}0002-storage.up.sql`)
  rmSync(`${world.root}0002-storage.down.sql`)
  expect(checkMigrations(world.root).report).toContain('0002-storage.down.sql has landed and is gone')
})

test.each([
  ['0003-jobs.up.sql', /0003-jobs\.down\.sql is missing/],
  ['0003-jobs.down.sql', /0003-jobs\.up\.sql is missing/],
  ['jobs.up.sql', /is called NNNN-name/],
  ['0003_Jobs.up.sql', /is called NNNN-name/],
])('%s alone is a fault', (name, sentence) => {
  using world = aRepository({ ...two, [name]: '' })
  recordMigrations(world.root)
  expect(checkMigrations(world.root).report).toMatch(sentence)
})

test.each(['0004-sounds', '0002-tags'])('%s breaks the sequence 0001, 0002', (step) => {
  using world = aRepository({ ...two, [`${step}.up.sql`]: '', [`${step}.down.sql`]: '' })
  recordMigrations(world.root)
  expect(checkMigrations(world.root).report).toMatch(/: the numbers of migrations follow each other/)
})
