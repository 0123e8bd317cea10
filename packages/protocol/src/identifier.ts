import { z } from 'zod'

/** A primary key of Label Studio: a whole number that JavaScript holds exactly. */
export const identifierSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
