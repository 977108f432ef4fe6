import { describe, expect, it } from 'vitest'
import type { PostRow, Tier } from '../../organisation/model.ts'
import { postFor } from './rules.ts'

const post = (tier: Tier, holderId: string | null = 'somebody', id: string = tier): PostRow => ({
  id,
  unitId: 'unit',
  title: id,
  tier,
  position: 0,
  holderId,
  holderName: holderId,
  openedOn: '2020-01-01',
  closedOn: null,
})

describe('the post that a duty falls on', () => {
  it('is of the duty’s tier, a held one before a vacant one', () => {
    const posts = [post('handler', null, 'first'), post('handler', 'somebody', 'second'), post('deputy')]
    expect(postFor({ tier: 'handler' }, posts)?.id).toBe('second')
    expect(postFor({ tier: 'member' }, posts)).toBeNull()
  })

  it('is the principal’s where the leading body is no post of its own', () => {
    expect(postFor({ tier: 'body' }, [post('principal'), post('deputy')])?.id).toBe('principal')
    expect(postFor({ tier: 'body' }, [post('principal'), post('body')])?.id).toBe('body')
    expect(postFor({ tier: 'body' }, [post('deputy')])).toBeNull()
  })
})
