import type { UnitKind, UnitRow } from '../model.ts'
import { CloseUnitDialog } from './close-unit-dialog.tsx'
import { CreateUnitDialog } from './create-unit-dialog.tsx'
import { HandOverDialog, type Handover } from './hand-over-dialog.tsx'
import { MoveUnitDialog } from './move-unit-dialog.tsx'
import { AddPostDialog, ClosePostDialog } from './post-dialogs.tsx'
import { RenameUnitDialog } from './rename-unit-dialog.tsx'

/** What somebody is about to do to a unit or a post; each has its dialog. */
export type UnitVerb =
  | { readonly kind: 'create'; readonly parent: UnitRow | null }
  | { readonly kind: 'rename' | 'move' | 'close' | 'add-post'; readonly unit: UnitRow }
  | { readonly kind: 'close-post'; readonly postId: string; readonly title: string }
  | ({ readonly kind: 'hand-over' } & Handover)

export interface UnitDialogsProps {
  readonly verb: UnitVerb
  readonly units: readonly UnitRow[]
  readonly kinds: readonly UnitKind[]
  /** The day that is looked at; dialogs propose it. */
  readonly day: string
  readonly onClose: () => void
  readonly onMade: (unitId: string) => void
}

/** The dialog of whatever is about to be done. */
export function UnitDialogs({ verb, units, kinds, day, onClose, onMade }: UnitDialogsProps) {
  const shared = { day, onClose }
  switch (verb.kind) {
    case 'create':
      return <CreateUnitDialog parent={verb.parent} units={units} kinds={kinds} onMade={onMade} {...shared} />
    case 'rename':
      return <RenameUnitDialog unit={verb.unit} {...shared} />
    case 'move':
      return <MoveUnitDialog unit={verb.unit} units={units} {...shared} />
    case 'close':
      return <CloseUnitDialog unit={verb.unit} {...shared} />
    case 'add-post':
      return <AddPostDialog unit={verb.unit} {...shared} />
    case 'close-post':
      return <ClosePostDialog postId={verb.postId} title={verb.title} {...shared} />
    case 'hand-over':
      return <HandOverDialog handover={verb} {...shared} />
  }
}
