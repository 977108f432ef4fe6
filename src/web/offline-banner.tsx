import { Alert } from 'antd'
import { useSyncExternalStore } from 'react'
import { useWords } from '../ui/language.tsx'
import { shellWords } from './shell-words.ts'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Says that the network is gone, as long as it is. */
export function OfflineBanner() {
  const t = useWords(shellWords)
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return <div role="status">{!online && <Alert type="warning" showIcon banner title={t('offline')} />}</div>
}
