import type { ClauseNode, Outline } from '@luoshi/text/document/outline'
import type { Exclusion } from '@luoshi/text/duties/exclusion'
import { done, type Outcome, refused } from '../../kernel/outcome/outcome.ts'
import type { Clause, ClauseExclusion, VersionSummary } from './model.ts'

/** More clauses than any code of law has; a text beyond it was cut to pieces by mistake. */
export const MOST_CLAUSES = 20_000

/** Lays an outline out as rows in the order of the text, each below its parent, ids from `newId`. */
export function clausesOfOutline(
  outline: Outline,
  exclusions: readonly Exclusion[],
  versionId: string,
  newId: () => string,
): Clause[] {
  const clauses: Clause[] = []
  const open: { nodes: readonly ClauseNode[]; next: number; parentId: string | null }[] = [
    { nodes: outline.nodes, next: 0, parentId: null },
  ]
  // A stack of its own instead of recursion: depth comes from outside.
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.nodes[level.next]
    if (!node) {
      open.pop()
      continue
    }
    level.next += 1
    const id = newId()
    clauses.push({
      id,
      versionId,
      parentId: level.parentId,
      position: clauses.length,
      kind: node.kind,
      label: node.label,
      numberValue: node.value,
      title: node.title ?? null,
      spanStart: node.start,
      spanEnd: node.end,
      bodyStart: node.bodyStart,
      excluded: ownExclusions(node, exclusions),
    })
    open.push({ nodes: node.children, next: 0, parentId: id })
  }
  return clauses
}

/** The exclusions that begin in the node's own words and not in a child's. */
function ownExclusions(node: ClauseNode, exclusions: readonly Exclusion[]): ClauseExclusion[] {
  const isInside = (span: { start: number; end: number }, place: number) =>
    span.start <= place && place < span.end
  return exclusions
    .filter(({ start }) => isInside(node, start) && !node.children.some((child) => isInside(child, start)))
    .map(({ words, start, end, reason }) => ({ words, start, end, reason }))
}

/** The smallest clause that holds a place of the text, or null in front of the first. `clauses` in text order. */
export function clauseAt(clauses: readonly Clause[], place: number): Clause | null {
  let found: Clause | null = null
  for (const clause of clauses) {
    if (clause.spanStart > place) break
    if (place < clause.spanEnd) found = clause
  }
  return found
}

/**
 * The exclusion that a span of the text touches, or null. Whatever stands in such a sentence becomes no duty, by whichever
 * way it is brought in.
 */
export function exclusionTouching(
  clauses: readonly Clause[],
  start: number,
  end: number,
): ClauseExclusion | null {
  for (const clause of clauses)
    for (const exclusion of clause.excluded)
      if (exclusion.start < end && start < exclusion.end) return exclusion
  return null
}

/** The version in force on a day: the latest that began on or before it and has not ended. */
export function versionInForce<Version extends Pick<VersionSummary, 'effectiveFrom' | 'effectiveTo'>>(
  versions: readonly Version[],
  day: string,
): Version | null {
  const begun = versions
    .filter(
      (version) =>
        version.effectiveFrom <= day && (version.effectiveTo === null || day < version.effectiveTo),
    )
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  return begun[0] ?? null
}

/** A new version must begin after the newest one; a text can only be put in front of the past by mistake. */
export function checkNewVersion(versions: readonly VersionSummary[], effectiveFrom: string): Outcome<null> {
  const newest = versions.reduce(
    (latest, version) => (version.effectiveFrom > latest ? version.effectiveFrom : latest),
    '',
  )
  if (effectiveFrom > newest) return done(null)
  return refused(
    'rulebook.version-too-early',
    {
      zh: `新版本的生效日期须晚于现行版本的生效日期（${newest}）。`,
      en: `A new version must take effect after the current one (${newest}).`,
    },
    { field: 'effectiveFrom' },
  )
}

/** The text's own title: its title node, else its first line, else the file's name without its ending. */
export function titleOf(text: string, outline: Outline, fileName: string): string {
  const node = outline.nodes.find(({ kind }) => kind === 'title')
  const words = (node?.title ?? text.split('\n', 1)[0] ?? '').replace(/^[#\s]+/, '').trim()
  const title = words || fileName.replace(/\.[a-z0-9]{1,5}$/i, '')
  return title.slice(0, 200) || '未命名制度'
}

export const noSuchRulebook = refused('rulebook.not-found', {
  zh: '没有找到这部制度，可能已被移走。请返回制度列表。',
  en: 'This rulebook was not found. Go back to the list of rulebooks.',
})
