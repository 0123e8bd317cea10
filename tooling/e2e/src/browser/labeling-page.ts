import type { Page } from 'playwright-core'
export async function selectWord(_page: Page, _word: string, _label: string) {}
