import { testKeyValueDriver } from '@label-studio-ml/sdk/testing'
import { expect, it } from 'vitest'
import { testJournalDriver } from './journal-suite.ts'
import { openSqliteDatabase } from './sqlite-database.ts'
import { createSqliteJournal } from './sqlite-journal.ts'
import { createSqliteState } from './sqlite-state.ts'

testJournalDriver('SQLite journal', () => createSqliteJournal(openSqliteDatabase(':memory:')))
testKeyValueDriver(() => createSqliteState(openSqliteDatabase(':memory:')), it)

it('says what it cannot open', () => {
  expect(() => openSqliteDatabase('/dev/null/backend.sqlite')).toThrow(
    expect.objectContaining({ code: 'MODEL_DIR_UNUSABLE', message: expect.stringContaining('/dev/null') }),
  )
})
