import type { TagSupport } from '../../tags/tag-support.ts'
import { tagSupports } from '../../tags/tag-supports.ts'
import { laxAnything } from '../../value-models/lax.ts'
import { tagOf, type ValueModel } from '../../value-models/value-model.ts'

/** Relations answer with items of the type "relation", which name no control. */
const relationsModel: ValueModel = {
  fields: laxAnything,
  check: (_, control) => ({
    path: '',
    message: `${tagOf(control)} takes no regions; a relation has the type "relation", from_id, to_id and a direction`,
  }),
}

const models = new Map<string, ValueModel>([['relations', relationsModel]])
for (const { spec, labelStudio } of Object.values<TagSupport>(tagSupports)) {
  models.set(spec.type, labelStudio)
}

/** The model of the values of a type of region; undefined for a type that Label Studio's validation does not know. */
export function valueModelOf(type: string): ValueModel | undefined {
  return models.get(type)
}
