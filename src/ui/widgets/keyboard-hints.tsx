import { LaptopOutlined } from '@ant-design/icons'
import { Button, Flex, Popover, Switch } from 'antd'
import { commonWords } from '../common-words.ts'
import { useWords } from '../language.tsx'
import { type Shortcut, useShortcuts } from '../shortcuts.ts'
import { useIsPhone } from '../viewport.ts'

const shownKeys: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
}

function keyText(key: string): string {
  const bare = key.replace(/^mod\+/, '')
  const shown = shownKeys[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare)
  if (bare === key) return shown
  return `${/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'} + ${shown}`
}

/** Makes the shortcuts work and offers their list, with the switch that turns single keys off. Nothing to see on a phone. */
export function KeyboardHints({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }) {
  const t = useWords(commonWords)
  const phone = useIsPhone()
  const { singleKeys, setSingleKeys } = useShortcuts(shortcuts)
  if (phone) return null
  const list = (
    <div className="keyboard-list">
      <dl>
        {shortcuts.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{keyText(key)}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Flex gap={8} align="center">
        <Switch size="small" checked={singleKeys} onChange={setSingleKeys} aria-label={t('keyboardOn')} />
        <span>{t('keyboardOn')}</span>
      </Flex>
    </div>
  )
  return (
    <Popover content={list} title={t('keyboard')} trigger="click" placement="bottomRight">
      <Button icon={<LaptopOutlined />} aria-label={t('showKeyboard')}>
        {t('keyboard')}
      </Button>
    </Popover>
  )
}
