import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Flex, Tag } from 'antd'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import type { PostOnCard } from '../units/model.ts'
import { organisationWords } from '../words.ts'
import { useNames } from './organisation-api.ts'
import type { UnitVerb } from './unit-dialogs.tsx'

export interface PostListProps {
  readonly posts: readonly PostOnCard[]
  readonly day: string
  readonly mayWrite: boolean
  readonly onVerb: (verb: UnitVerb) => void
}

const holdsOn = ({ from, to }: { readonly from: string; readonly to: string | null }, day: string): boolean =>
  from <= day && (to === null || day < to)

/** The posts that stand on the day, each with its holder or marked vacant, and what is already planned for it. */
export function PostList({ posts, day, mayWrite, onVerb }: PostListProps) {
  const t = useWords(organisationWords)
  const standing = posts.filter((post) => holdsOn({ from: post.openedOn, to: post.closedOn }, day))
  if (standing.length === 0) return <EmptyState compact title={t('noPosts')} hint={t('noPostsHint')} />
  return (
    <ul className="post-list" aria-label={t('posts')}>
      {standing.map((post) => (
        <PostLine key={post.id} {...{ post, day, mayWrite, onVerb }} />
      ))}
    </ul>
  )
}

function PostLine({
  post,
  day,
  mayWrite,
  onVerb,
}: Omit<PostListProps, 'posts'> & { readonly post: PostOnCard }) {
  const t = useWords(organisationWords)
  const { language } = useLanguage()
  const names = useNames()
  const tenure = post.tenures.find((each) => holdsOn(each, day))
  const next = post.tenures.find((each) => each.from > day)
  const holder = tenure === undefined ? null : { id: tenure.personId, name: tenure.personName }
  return (
    <li>
      <span className="post-title">
        <strong>{post.title}</strong>
        <Tag>{names.tier(post.tier)}</Tag>
      </span>
      <span>
        {tenure === undefined ? <Tag color="warning">{t('vacant')}</Tag> : tenure.personName}{' '}
        {tenure !== undefined && (
          <span className="post-since">{t('since', { day: dayText(tenure.from, language) })}</span>
        )}
        {next !== undefined && (
          <div className="post-since">
            {t('planned')}: {next.personName} {t('since', { day: dayText(next.from, language) })}
          </div>
        )}
      </span>
      {mayWrite && (
        <Flex gap={4}>
          <Button
            size="small"
            onClick={() =>
              onVerb({
                kind: 'hand-over',
                postId: post.id,
                title: post.title,
                openedOn: post.openedOn,
                holder,
              })
            }
          >
            {t(tenure === undefined ? 'appointFirst' : 'handOver')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                {
                  key: 'close',
                  danger: true,
                  label: t('closePost'),
                  onClick: () => onVerb({ kind: 'close-post', postId: post.id, title: post.title }),
                },
              ],
            }}
          >
            <Button size="small" type="text" icon={<MoreOutlined />} aria-label={t('more')} />
          </Dropdown>
        </Flex>
      )}
    </li>
  )
}
