// PDF writers that look their characters up by shape often give the sign of a radical (U+2E80–2FDF) for the character
// that looks the same: ⺠⽣ for 民生. Titles and names would carry them into the data, so they are put right at once.

/** The text with radical signs replaced by their characters; unchanged where it has none. */
export function withoutRadicals(text: string): string {
  if (!/[\u2e80-\u2fdf]/.test(text)) return text
  return text
    .replace(/[\u2e80-\u2eff]/g, (sign) => supplement.get(sign) ?? sign)
    .replace(/[\u2f00-\u2fdf]/g, (sign) => sign.normalize('NFKC'))
}

/** Unicode normalises the Kangxi radicals but not their supplement: EquivalentUnifiedIdeograph.txt names these. */
const pairs =
  '⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻' +
  '⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺹耂⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青' +
  '⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

const supplement = new Map(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[i * 2]!, pairs[i * 2 + 1]!]))
