import { Breadcrumb, Flex, Typography } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { commonWords } from '../common-words.ts'
import { useWords } from '../language.tsx'
import { InnerLink } from '../navigation.tsx'

export interface Crumb {
  readonly title: string
  /** Left out for a step that has no page of its own. */
  readonly to?: string
}

export interface PageProps {
  /** The page's one heading, and the window's title. */
  readonly title: string
  /** A tag or badge beside the title. */
  readonly mark?: ReactNode
  /** One sentence on what the page is for, or of what it shows. */
  readonly summary?: ReactNode
  /** The way here, without the page itself. */
  readonly crumbs?: readonly Crumb[]
  /** Buttons at the upper right; the primary one last. */
  readonly actions?: ReactNode
  /** `text` keeps lines to a readable measure; `full` (the default) is for tables. */
  readonly measure?: 'text' | 'full'
  readonly children: ReactNode
}

/** The frame of every screen: heading, way, actions, content. */
export function Page({ title, mark, summary, crumbs, actions, measure = 'full', children }: PageProps) {
  const t = useWords(commonWords)
  useEffect(() => {
    document.title = `${title} · ${t('productName')}`
  }, [title, t])
  return (
    <div className={measure === 'text' ? 'page page-text' : 'page'}>
      {crumbs !== undefined && crumbs.length > 0 && (
        <nav aria-label={t('breadcrumbs')} className="page-crumbs">
          <Breadcrumb
            items={[...crumbs, { title }].map((crumb) => ({
              title:
                'to' in crumb && crumb.to !== undefined ? (
                  <InnerLink to={crumb.to}>{crumb.title}</InnerLink>
                ) : (
                  crumb.title
                ),
            }))}
          />
        </nav>
      )}
      <Flex justify="space-between" align="flex-start" gap={12} wrap className="page-head">
        <div className="page-titles">
          <Flex align="center" gap={10} wrap>
            <Typography.Title level={1} className="page-title">
              {title}
            </Typography.Title>
            {mark}
          </Flex>
          {summary !== undefined && <div className="page-summary">{summary}</div>}
        </div>
        {actions !== undefined && (
          <Flex gap={8} wrap className="page-actions">
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </div>
  )
}
