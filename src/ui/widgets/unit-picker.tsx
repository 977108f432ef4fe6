import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { commonWords } from '../common-words.ts'
import { useWords } from '../language.tsx'
import type { UnitOption } from '../unit-choice.tsx'
import { type UnitNode, unitTree } from '../unit-tree.ts'

interface SharedProps {
  readonly units: readonly UnitOption[]
  /** The accessible name where no form label stands beside it. */
  readonly label?: string
  /** Set by a surrounding Form.Item. */
  readonly id?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly allowClear?: boolean
}

export interface UnitPickerProps extends SharedProps {
  readonly value?: string | undefined
  readonly onChange?: (unitId: string) => void
}

export interface UnitsPickerProps extends SharedProps {
  readonly value?: readonly string[] | undefined
  readonly onChange?: (unitIds: string[]) => void
}

/** Long organisations open at their top; short ones stand open. */
const mostExpanded = 60

function useTree(units: readonly UnitOption[]) {
  const t = useWords(commonWords)
  const treeData = useMemo(() => unitTree(units), [units])
  return {
    treeData,
    treeDefaultExpandAll: units.length <= mostExpanded,
    treeDefaultExpandedKeys: treeData.map(({ value }) => value),
    showSearch: { treeNodeFilterProp: 'title' },
    popupMatchSelectWidth: 320,
    placeholder: t('chooseUnit'),
    style: { width: '100%' },
    treeTitleRender: ({ title, note }: UnitNode) => (
      <span>
        {title}
        {note !== undefined && <span className="unit-note">{note}</span>}
      </span>
    ),
  } as const
}

/** Chooses one unit from the tree; fits a Form.Item. */
export function UnitPicker({ units, label, value, onChange, ...rest }: UnitPickerProps) {
  const tree = useTree(units)
  return (
    <TreeSelect<string, UnitNode>
      {...tree}
      {...rest}
      {...(label !== undefined && { 'aria-label': label })}
      value={value as string}
      onChange={(unitId) => onChange?.(unitId)}
    />
  )
}

/** Chooses several units; ticking one does not tick what is under it. */
export function UnitsPicker({ units, label, value, onChange, ...rest }: UnitsPickerProps) {
  const tree = useTree(units)
  return (
    <TreeSelect<string[], UnitNode>
      {...tree}
      {...rest}
      {...(label !== undefined && { 'aria-label': label })}
      multiple
      maxTagCount="responsive"
      value={[...(value ?? [])]}
      onChange={(unitIds) => onChange?.(unitIds)}
    />
  )
}
