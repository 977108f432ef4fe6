import { SearchOutlined } from '@ant-design/icons'
import { Input, Tag, Tree } from 'antd'
import { type Key, useMemo, useState } from 'react'
import { useWords } from '../../../ui/language.tsx'
import type { UnitKind, UnitRow } from '../model.ts'
import { organisationWords } from '../words.ts'
import { useNames } from './organisation-api.ts'

export interface UnitInTree extends UnitRow {
  readonly posts: number
  readonly vacant: number
}

export interface UnitTreePanelProps {
  readonly units: readonly UnitInTree[]
  readonly kinds: readonly UnitKind[]
  readonly chosen: string | undefined
  readonly onChoose: (unitId: string) => void
}

interface Node {
  readonly key: string
  readonly unit: UnitInTree
  readonly children: Node[]
}

/** Small trees stand open; of large ones the first two levels. */
const mostExpanded = 80

/** Nodes of the units that are kept, in the rows' order. */
function nodesOf(units: readonly UnitInTree[], kept: ReadonlySet<string> | null): Node[] {
  const nodes = new Map<string, Node>()
  const top: Node[] = []
  for (const unit of units) {
    if (kept !== null && !kept.has(unit.id)) continue
    const node: Node = { key: unit.id, unit, children: [] }
    nodes.set(unit.id, node)
    const siblings = (unit.parentId === null ? undefined : nodes.get(unit.parentId)?.children) ?? top
    siblings.push(node)
  }
  return top
}

/** The units whose names hold what is searched for, with all that stands above them; null when nothing is searched. */
function found(units: readonly UnitInTree[], searched: string): Set<string> | null {
  if (searched === '') return null
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  const kept = new Set<string>()
  for (const unit of units) {
    if (!unit.name.toLowerCase().includes(searched)) continue
    for (let at: string | null = unit.id; at !== null && !kept.has(at); at = parents.get(at) ?? null)
      kept.add(at)
  }
  return kept
}

/** The tree with a search; arrow keys walk it. */
export function UnitTreePanel({ units, kinds, chosen, onChoose }: UnitTreePanelProps) {
  const t = useWords(organisationWords)
  const [searched, setSearched] = useState('')
  const wanted = searched.trim().toLowerCase()
  const kept = useMemo(() => found(units, wanted), [units, wanted])
  const treeData = useMemo(() => nodesOf(units, kept), [units, kept])
  const standing = useMemo(
    () => units.filter((unit) => units.length <= mostExpanded || unit.depth < 1).map((unit) => unit.id),
    [units],
  )
  const [opened, setOpened] = useState<readonly Key[]>()
  const expanded = kept !== null ? [...kept] : [...(opened ?? standing)]
  const drawUnit = useUnitDrawing(kinds)
  const vacant = units.reduce((sum, unit) => sum + unit.vacant, 0)
  return (
    <>
      <Input
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t('searchUnits')}
        aria-label={t('searchUnits')}
        value={searched}
        onChange={({ target }) => setSearched(target.value)}
      />
      <p className="unit-tree-facts" role="status">
        {t('unitsCounted', { n: units.length })}
        {vacant > 0 && ` · ${t('vacantCounted', { n: vacant })}`}
      </p>
      <Tree<Node>
        className="unit-tree"
        aria-label={t('tree')}
        blockNode
        treeData={treeData}
        // Only what is in view is drawn, and only when there is much.
        {...(units.length > mostExpanded && { height: Math.max(320, window.innerHeight - 330) })}
        expandedKeys={expanded}
        onExpand={setOpened}
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelect={(_, { node }) => onChoose(node.key)}
        titleRender={drawUnit}
      />
    </>
  )
}

/** What stands for a unit in the tree: its name, its kind, and how many of its posts are vacant. */
function useUnitDrawing(kinds: readonly UnitKind[]) {
  const t = useWords(organisationWords)
  const names = useNames(kinds)
  return ({ unit }: Node) => (
    <span className="unit-tree-row">
      <span>{unit.name}</span>
      <span className="unit-note">{names.kind(unit.kind)}</span>
      {unit.vacant > 0 && <Tag color="warning">{t('vacantCounted', { n: unit.vacant })}</Tag>}
    </span>
  )
}
