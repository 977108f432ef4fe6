import { writeNumeral } from './numerals.ts'

const roman = (value: number): string => {
  const steps = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const
  let rest = Math.min(value, 4000)
  let text = ''
  for (const [step, letters] of steps)
    while (rest >= step) {
      text += letters
      rest -= step
    }
  return text
}

const letter = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(10, Math.ceil(value / 26)))
const from =
  (characters: string) =>
  (value: number): string =>
    [...characters][value - 1] ?? String(value)
const circled =
  (first: number, last: number) =>
  (value: number): string =>
    value <= last ? String.fromCodePoint(first + value - 1) : String(value)
const digitByDigit = (value: number): string =>
  [...String(value)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
const counting = (value: number): string => (value < 100 ? writeNumeral(value) : digitByDigit(value))
const financial = (value: number): string =>
  [...writeNumeral(value)]
    .map(
      (character) =>
        '零壹贰叁肆伍陆柒捌玖拾佰仟'['零一二三四五六七八九十百千'.indexOf(character)] ?? character,
    )
    .join('')

/** How Word writes a number of each format (ST_NumberFormat); what is not here is written in digits. */
const formats: Record<string, (value: number) => string> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) =>
    String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  chineseCountingThousand: writeNumeral,
  chineseCounting: counting,
  japaneseCounting: writeNumeral,
  taiwaneseCountingThousand: writeNumeral,
  taiwaneseCounting: counting,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  chineseLegalSimplified: financial,
  ideographTraditional: from('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: from('子丑寅卯辰巳午未申酉戌亥'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  lowerLetter: letter,
  upperLetter: (value) => letter(value).toUpperCase(),
  decimalEnclosedCircle: circled(0x2460, 20),
  decimalEnclosedCircleChinese: circled(0x2460, 20),
  decimalEnclosedParen: circled(0x2474, 20),
  decimalEnclosedFullstop: circled(0x2488, 20),
  ideographEnclosedCircle: circled(0x3280, 10),
  none: () => '',
  bullet: () => '',
}

/** Writes a number in a format of Word. Numbers out of range are written in digits. */
export function formatNumber(value: number, format: string): string {
  if (!Number.isInteger(value) || value < 1 || value > 99_999) return String(value)
  return (formats[format] ?? String)(value)
}
