/** Currencies an account can have: those of Europe and the large ones, none with more than two decimals. */
const currencies = new Set(
  "AUD BGN CAD CHF CNY CZK DKK EUR GBP HKD HUF ILS ISK JPY MAD MXN NOK NZD PLN RON SEK SGD TRY USD ZAR".split(" "),
);

// ISO 3166-1, two letters.
const codes = [
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ",
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO",
  "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE",
  "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO",
  "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW",
  "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM",
  "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW",
];
const countries = new Set(codes.flatMap((line) => line.split(" ")));

/** Whether an account can have this currency. */
export const isCurrency = (code: string) => currencies.has(code);

/** Whether this is the two-letter code of a country. */
export const isCountry = (code: string) => countries.has(code);

/** False for text with control characters: no name or address has them, and a NUL fits into no database. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const isPlainText = (text: string) => !/[\u0000-\u001f\u007f]/.test(text);
