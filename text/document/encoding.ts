import type { RepairLog } from './repairs.ts'

/** The most common characters of Chinese texts, simplified and traditional, and their punctuation. */
const common = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严條為規範區資實據關辦於發與國會動過說種後學經進著電裡現兩體機當點業應開還義間樣線內數變沒結問題黨員設長頭邊級圖統組見計別論運農幾強決戰則處隊給門熱領東導器壓爭濟階術極聯認權證單風帶場車務萬達議聲報類離華確張馬節話況傳許記觀織裝眾書復兒須際驗連斷難礦備習響約勞團歷構稱準號維劃選標寫親養層狀廠識適屬圓滿縣參紅細聽該鐵價嚴，。、；：（）《》',
)

export interface Decoded {
  text: string
  encoding: string
}

/** Decodes strictly; null when the bytes do not fit the encoding. */
function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** How much the characters look like a Chinese text: −2 … 1. */
function plausibility(text: string): number {
  let wide = 0
  let known = 0
  let odd = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) {
      if (code < 9) odd++
      continue
    }
    wide++
    if (common.has(character)) known++
    const isPrivate = code >= 0xe000 && code < 0xf900
    const isForeign =
      (code >= 0x2500 && code < 0x2600) ||
      (code >= 0x370 && code < 0x530) ||
      (code >= 0x3040 && code < 0x3100)
    if (isPrivate || isForeign || code === 0xfffd) odd++
  }
  return wide === 0 ? (odd > 0 ? -1 : 0) : (known - 2 * odd) / wide
}

const sampleSize = 64 * 1024

/** A sample whose end does not cut a two-byte character of the single candidates in half. */
const sampleOf = (bytes: Uint8Array): Uint8Array =>
  bytes.length <= sampleSize ? bytes : bytes.subarray(0, sampleSize)

function tolerant(bytes: Uint8Array, encoding: string): string | null {
  for (let cut = 0; cut < 4; cut++) {
    const text = strict(bytes.subarray(0, bytes.length - cut), encoding)
    if (text !== null) return text
  }
  return null
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/**
 * Finds the encoding by byte order mark, then strict UTF-8, then by which of GB18030, Big5 and UTF-16 gives the most
 * common characters. `hint` is an encoding the file itself declares; it wins when the bytes fit it.
 */
export function decodeText(bytes: Uint8Array, repairs: RepairLog, hint: string | null = null): Decoded {
  const marked = byteOrderMark(bytes)
  if (marked) return lenient(bytes, marked, repairs)
  const isWide = bytes.includes(0)
  if (!isWide) {
    const text = strict(bytes, 'utf-8')
    if (text !== null) return { text, encoding: 'utf-8' }
  }
  const sample = sampleOf(bytes)
  const candidates = ['gb18030', 'big5', ...(bytes.length % 2 === 0 ? ['utf-16le', 'utf-16be'] : [])]
  let best = { encoding: 'gb18030', score: -Infinity }
  for (const encoding of candidates) {
    const text = tolerant(sample, encoding)
    if (text === null) continue
    const declared = hint === encoding ? 0.2 : 0
    const score = plausibility(text) + declared - (encoding.startsWith('utf-16') && !isWide ? 0.05 : 0)
    if (score > best.score) best = { encoding, score }
  }
  return lenient(bytes, best.encoding, repairs)
}

function lenient(bytes: Uint8Array, encoding: string, repairs: RepairLog): Decoded {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  let lost = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) lost++
  repairs.add('repair.undecodable', lost)
  return { text, encoding }
}
