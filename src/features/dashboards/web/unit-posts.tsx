import { askPath, useReading } from '../../../ui/api.ts'
import { useWords } from '../../../ui/language.tsx'
import { InnerLink } from '../../../ui/navigation.tsx'
import { useTenant } from '../../../ui/tenant.tsx'
import { EmptyState } from '../../../ui/widgets/empty-state.tsx'
import { Loaded } from '../../../ui/widgets/loaded.tsx'
import { ToneTag } from '../../../ui/widgets/status-tag.tsx'
import { DateText } from '../../../ui/widgets/value-text.tsx'
import type { PostOnCard, UnitCard } from '../../organisation/units/model.ts'
import { dashboardsWords } from '../words.ts'

const tierWords = {
  body: 'tierBody',
  principal: 'tierPrincipal',
  deputy: 'tierDeputy',
  member: 'tierMember',
  handler: 'tierHandler',
} as const

const tierOrder = Object.keys(tierWords)

/** Who holds which post of the unit today, and which are vacant. */
export function UnitPosts({ unitId }: { readonly unitId: string }) {
  const t = useWords(dashboardsWords)
  const { today } = useTenant()
  const reading = useReading(['organisation', 'unit', unitId], () =>
    askPath<UnitCard>(`/organisation/units/${unitId}`),
  )
  const toOrganisation = (
    <InnerLink to="/organisation" search={{ unit: unitId }}>
      {t('toOrganisation')}
    </InnerLink>
  )
  return (
    <section className="unit-part unit-wide" aria-label={t('posts')}>
      <Loaded reading={reading}>
        {(card) => {
          const posts = postsOn(card, today)
          const vacant = posts.filter((post) => tenureOn(post, today) === undefined).length
          return (
            <>
              <h2>
                {t('posts')} {vacant > 0 && <ToneTag tone="late">{t('vacantPosts', { n: vacant })}</ToneTag>}
              </h2>
              {posts.length === 0 ? (
                <EmptyState compact title={t('noPosts')} hint={t('noPostsHint')} action={toOrganisation} />
              ) : (
                <ul className="post-cards">
                  {posts.map((post) => (
                    <PostLine key={post.id} post={post} today={today} />
                  ))}
                </ul>
              )}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

const postsOn = ({ posts }: UnitCard, day: string): PostOnCard[] =>
  posts
    .filter(({ openedOn, closedOn }) => openedOn <= day && (closedOn === null || closedOn > day))
    .toSorted((one, other) => tierOrder.indexOf(one.tier) - tierOrder.indexOf(other.tier))

const tenureOn = ({ tenures }: PostOnCard, day: string) =>
  tenures.find(({ from, to }) => from <= day && (to === null || to > day))

function PostLine({ post, today }: { readonly post: PostOnCard; readonly today: string }) {
  const t = useWords(dashboardsWords)
  const tenure = tenureOn(post, today)
  return (
    <li>
      <span className="described">
        {t(tierWords[post.tier])} · {post.title}
      </span>
      {tenure === undefined ? (
        <ToneTag tone="late">{t('nobody')}</ToneTag>
      ) : (
        <span>
          <strong>{tenure.personName}</strong>{' '}
          <span className="described">
            <DateText value={tenure.from} />–
          </span>
        </span>
      )}
    </li>
  )
}
