import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLanguage, useWords } from '../ui/language.tsx'
import { shellWords } from './shell-words.ts'

/** Switches between the two languages at once; the choice stays on this device. */
export function LanguageSwitch() {
  const t = useWords(shellWords)
  const { language, choose } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      title={t('language')}
      lang={other === 'en' ? 'en-GB' : 'zh-CN'}
      onClick={() => choose(other)}
    >
      {t('otherLanguage')}
    </Button>
  )
}
