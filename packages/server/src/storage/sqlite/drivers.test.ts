import { testKeyValueDriver } from '@label-studio-ml/sdk/testing'
import { expect, it } from 'vitest'
import { testJournalDriver } from '../../annotations/journal-suite.ts'
import { testVersionDriver } from '../../versions/version-suite.ts'
import { openSqliteDatabase } from './database.ts'
import { createSqliteJournal } from './journal.ts'
import { createSqliteState } from './state.ts'
import { createSqliteVersions } from './versions.ts'

testJournalDriver('SQLite journal', () => createSqliteJournal(openSqliteDatabase(':memory:')))
testKeyValueDriver(() => createSqliteState(openSqliteDatabase(':memory:')), it)
testVersionDriver(() => createSqliteVersions(openSqliteDatabase(':memory:')))

it('says what it cannot open', () => {
  expect(() => openSqliteDatabase('/dev/null/backend.sqlite')).toThrow(
    expect.objectContaining({ code: 'MODEL_DIR_UNUSABLE', message: expect.stringContaining('/dev/null') }),
  )
})
