import { writeFileSync } from 'node:fs'
import { renderDoctorPage } from './doctor-page.ts'

/** `pnpm docs:write`: writes docs/doctor.md after a change of a check. */
writeFileSync(new URL('../../../../docs/doctor.md', import.meta.url), renderDoctorPage())
