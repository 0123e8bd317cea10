import { testKeyValueDriver } from '@label-studio-ml/sdk/testing'
import { expect, it } from 'vitest'
import { testJournalDriver } from '../../annotations/journal-suite.ts'
import { testReadingDriver } from '../../annotations/reading-suite.ts'
import { EmbeddedJobQueue } from '../../jobs/embedded-job-queue.ts'
import { testJobQueueDriver } from '../../jobs/job-queue-suite.ts'
import { testCredentialsDriver } from '../../label-studio/credentials-suite.ts'
import { testPendingPredictionDriver } from '../../pending-predictions/pending-prediction-suite.ts'
import { testProjectDriver } from '../../projects/project-suite.ts'
import { testVersionDriver } from '../../versions/version-suite.ts'
import { createSqliteCredentials } from './credentials.ts'
import { openSqliteDatabase } from './database.ts'
import { createSqliteJobs } from './jobs.ts'
import { createSqliteJournal } from './journal.ts'
import { createSqlitePendingPredictions } from './pending-predictions.ts'
import { createSqliteProjects } from './projects.ts'
import { createSqliteReadings } from './readings.ts'
import { createSqliteState } from './state.ts'
import { createSqliteVersions } from './versions.ts'

testJournalDriver(() => createSqliteJournal(openSqliteDatabase(':memory:')))
testReadingDriver(() => {
  const database = openSqliteDatabase(':memory:')
  return { journal: createSqliteJournal(database), readings: createSqliteReadings(database) }
})
testKeyValueDriver(() => createSqliteState(openSqliteDatabase(':memory:')), it)
testJobQueueDriver(() => {
  const database = openSqliteDatabase(':memory:')
  return () => new EmbeddedJobQueue(createSqliteJobs(database))
})
testPendingPredictionDriver(() => createSqlitePendingPredictions(openSqliteDatabase(':memory:')))
testCredentialsDriver(() => createSqliteCredentials(openSqliteDatabase(':memory:')))
testProjectDriver(() => createSqliteProjects(openSqliteDatabase(':memory:')))
testVersionDriver(() => createSqliteVersions(openSqliteDatabase(':memory:')))

it('says what it cannot open', () => {
  expect(() => openSqliteDatabase('/dev/null/backend.sqlite')).toThrow(
    expect.objectContaining({ code: 'MODEL_DIR_UNUSABLE', message: expect.stringContaining('/dev/null') }),
  )
})
