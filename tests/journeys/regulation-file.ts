import { AlignmentType, Document, LevelFormat, Packer, Paragraph } from 'docx'

/** A clause with its level in Word's own numbering: 0 一、, 1 （一）, 2 1. */
type Clause = readonly [level: 0 | 1 | 2, words: string]

export const regulationTitle = '云溪市教育局校园安全工作责任规定'

/** Words of the clause that may become no duty. */
export const excludedWords = '了解学生思想倾向'

/** Words that ask for something without saying how often: a duty only when somebody marks them. */
export const selectedWords = '安全责任人名单在校门口公布'

const clauses: readonly Clause[] = [
  [0, '领导责任'],
  [1, '局领导班子对全市校园安全工作负主体责任，每半年至少召开一次专题会议研究校园安全工作。'],
  [1, '校长是本校安全工作第一责任人，应当履行下列职责：'],
  [2, '每月至少带队检查一次校园安全；'],
  [2, '每半年向局书面报告一次本校安全工作情况。'],
  [0, '日常工作'],
  [1, '各学校应当每月组织一次教职工安全培训，并附签到表或者照片。'],
  [1, '各学校应当每季度组织一次应急疏散演练，有关资料保存不少于三年。'],
  [1, '各学校应当每季度开展一次消防设施检查，发现问题及时整改。'],
  [1, `班主任应当每月${excludedWords}，并向学校报告。`],
  [1, `${selectedWords}，接受家长和社会监督。`],
  [0, '附则'],
  [1, '本规定由局安全科负责解释。'],
]

const level = (place: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: place,
  format,
  text,
  alignment: AlignmentType.START,
})

/** A Word file whose numbers are nowhere in its text: Word counts them itself. */
export async function regulationFile(): Promise<Buffer> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'clauses',
          levels: [
            level(0, LevelFormat.CHINESE_COUNTING, '%1、'),
            level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
            level(2, LevelFormat.DECIMAL, '%3.'),
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: regulationTitle, alignment: AlignmentType.CENTER }),
          new Paragraph('为落实校园安全工作责任，保障师生安全，制定本规定。本规定适用于局机关和各学校。'),
          ...clauses.map(
            ([place, words]) =>
              new Paragraph({ text: words, numbering: { reference: 'clauses', level: place } }),
          ),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
