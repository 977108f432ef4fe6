/** That `unitId` stood directly below `parentId` (null: at the top) on days `[from, to)`; `to` null means until further notice. */
export interface ParentLink {
  readonly unitId: string
  readonly parentId: string | null
  readonly from: string
  readonly to: string | null
}

/** That `ancestorId` stood `depth` levels above `unitId` (0: itself) on days `[from, to)`. */
export interface AncestryRow {
  readonly ancestorId: string
  readonly unitId: string
  readonly depth: number
  readonly from: string
  readonly to: string | null
}
