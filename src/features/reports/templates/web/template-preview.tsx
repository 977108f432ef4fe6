import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import type { TemplateContent } from '../../model.ts'
import { textParts } from '../../rules.ts'
import { reportsWords } from '../../words.ts'

/** A template as its report will read, the figures by their names. */
export function TemplatePreview({ content }: { readonly content: TemplateContent }) {
  const t = useWords(reportsWords)
  const { language } = useLanguage()
  const { name } = useTenant()
  return (
    <article className="report-paper" lang={language}>
      <h2 className="report-title">
        {language === 'zh'
          ? `${name}〔${t('period')}〕${content.title.zh}`
          : `${name}: ${content.title.en}, [${t('period')}]`}
      </h2>
      {content.sections.map((section, index) => (
        // Sections have no id; the preview is drawn anew with each change.
        <section key={index}>
          <h3>{section.heading[language]}</h3>
          {section.paragraphs.map((paragraph, place) => (
            <p key={place}>
              {textParts(paragraph[language]).map((part, partPlace) =>
                'code' in part ? (
                  <span key={partPlace} className="figure-slot">
                    {content.slots[part.code]?.[language] ?? `{{${part.code}}}`}
                  </span>
                ) : (
                  part.text
                ),
              )}
            </p>
          ))}
        </section>
      ))}
    </article>
  )
}
