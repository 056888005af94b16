/** A country with the number the vendor has for it. */
export interface Country {
  readonly id: number;
  readonly name: string;
  readonly iso2: string;
  readonly iso3: string;
  readonly phoneCode: string;
  readonly capital: string;
  readonly currency: string;
  readonly currencySymbol: string;
  readonly region: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly nationality: string;
}

/** A state of a country. */
export interface State {
  readonly id: number;
  readonly countryId: number;
  readonly name: string;
  readonly latitude: string;
  readonly longitude: string;
}

/** A city of a state. */
export interface City {
  readonly id: number;
  readonly stateId: number;
  readonly name: string;
  readonly latitude: string;
  readonly longitude: string;
}

// Numbers 1, 167, 3169, 3172, 3174, 3871, 72 and 85475 are those of the text; the others are chosen. A few places of
// each are enough to try an address with.
const countryRows = `
1|Afghanistan|AF|AFG|93|Kabul|AFN|؋|Asia|33.00000000|65.00000000|Afghan
18|Bahrain|BH|BHR|973|Manama|BHD|BD|Asia|26.00000000|50.55000000|Bahraini
19|Bangladesh|BD|BGD|880|Dhaka|BDT|৳|Asia|24.00000000|90.00000000|Bangladeshi
39|Canada|CA|CAN|1|Ottawa|CAD|$|Americas|60.00000000|-95.00000000|Canadian
45|China|CN|CHN|86|Beijing|CNY|¥|Asia|35.00000000|105.00000000|Chinese
65|Egypt|EG|EGY|20|Cairo|EGP|E£|Africa|27.00000000|30.00000000|Egyptian
75|France|FR|FRA|33|Paris|EUR|€|Europe|46.00000000|2.00000000|French
82|Germany|DE|DEU|49|Berlin|EUR|€|Europe|51.00000000|9.00000000|German
101|India|IN|IND|91|New Delhi|INR|₹|Asia|20.00000000|77.00000000|Indian
109|Japan|JP|JPN|81|Tokyo|JPY|¥|Asia|36.00000000|138.00000000|Japanese
111|Jordan|JO|JOR|962|Amman|JOD|JD|Asia|31.00000000|36.00000000|Jordanian
117|Kuwait|KW|KWT|965|Kuwait City|KWD|KD|Asia|29.50000000|45.75000000|Kuwaiti
121|Lebanon|LB|LBN|961|Beirut|LBP|LL|Asia|33.83333333|35.83333333|Lebanese
166|Oman|OM|OMN|968|Muscat|OMR|RO|Asia|21.00000000|57.00000000|Omani
167|Pakistan|PK|PAK|92|Islamabad|PKR|Rs|Asia|30.00000000|70.00000000|Pakistani
174|Philippines|PH|PHL|63|Manila|PHP|₱|Asia|13.00000000|122.00000000|Filipino
179|Qatar|QA|QAT|974|Doha|QAR|QR|Asia|25.50000000|51.25000000|Qatari
194|Saudi Arabia|SA|SAU|966|Riyadh|SAR|SR|Asia|25.00000000|45.00000000|Saudi
199|Singapore|SG|SGP|65|Singapore|SGD|$|Asia|1.36666666|103.80000000|Singaporean
225|Turkey|TR|TUR|90|Ankara|TRY|₺|Asia|39.00000000|35.00000000|Turkish
231|United Arab Emirates|AE|ARE|971|Abu Dhabi|AED|AED|Asia|24.00000000|54.00000000|Emirati
232|United Kingdom|GB|GBR|44|London|GBP|£|Europe|54.00000000|-2.00000000|British
233|United States|US|USA|1|Washington|USD|$|Americas|38.00000000|-97.00000000|American`;

const stateRows = `
3169|167|Islamabad Capital Territory|33.72049990|73.04052770
3172|167|Azad Kashmir|33.92590550|73.78103340
3174|167|Balochistan|28.49073320|65.09577920
3175|167|Sindh|25.89430180|68.52471490
3176|167|Punjab|31.17040630|72.70971610
3871|1|Badghis|35.16713390|63.76953840
3872|1|Kabul|34.55534940|69.20748600
4001|231|Abu Dhabi|24.45388400|54.37734380
4002|231|Dubai|25.20484930|55.27078280
4003|231|Sharjah|25.34625540|55.42093170
4004|231|Ajman|25.40521650|55.51364330
4005|231|Umm Al Quwain|25.54263240|55.54753480
4006|231|Ras Al Khaimah|25.67413430|55.98041730
4007|231|Fujairah|25.12880990|56.32648490
4011|194|Riyadh|24.71355170|46.67529570
4012|194|Makkah|21.52355840|41.91964710
4021|101|Delhi|28.70405920|77.10249020
4022|101|Maharashtra|19.75147980|75.71388840
4031|232|England|52.35551770|-1.17431970
4032|232|Scotland|56.49067120|-4.20264580
4041|233|California|36.77826100|-119.41793240
4042|233|New York|40.71277530|-74.00597280
4051|65|Cairo|30.04441960|31.23571160
4061|82|Berlin|52.52000660|13.40495400`;

const cityRows = `
72|3871|Qala i Naw|34.98735000|63.12891000
85475|3169|Islamabad|33.72148000|73.04329000
90001|3172|Muzaffarabad|34.37002000|73.47082000
90002|3174|Quetta|30.18414000|67.00141000
90003|3175|Karachi|24.86080000|67.01040000
90004|3176|Lahore|31.55800000|74.35071000
90005|3176|Rawalpindi|33.59733000|73.04790000
90006|3872|Kabul|34.52813000|69.17233000
90011|4001|Abu Dhabi|24.46667000|54.36667000
90012|4001|Al Ain|24.19167000|55.76056000
90013|4002|Dubai|25.06570000|55.17128000
90014|4003|Sharjah|25.33737000|55.41206000
90015|4004|Ajman|25.41111000|55.43504000
90016|4005|Umm Al Quwain|25.56473000|55.55517000
90017|4006|Ras Al Khaimah|25.78953000|55.94320000
90018|4007|Fujairah|25.11641000|56.34141000
90021|4011|Riyadh|24.68773000|46.72185000
90022|4012|Jeddah|21.54238000|39.19797000
90031|4021|New Delhi|28.63576000|77.22445000
90032|4022|Mumbai|19.07283000|72.88261000
90041|4031|London|51.50853000|-0.12574000
90042|4032|Edinburgh|55.95206000|-3.19648000
90051|4041|Los Angeles|34.05223000|-118.24368000
90052|4042|New York City|40.71427000|-74.00597000
90061|4051|Cairo|30.06263000|31.24967000
90071|4061|Berlin|52.52437000|13.41053000`;

/** The rows of a text, a column for each name. */
function readRows<Name extends string>(text: string, ...names: readonly Name[]): readonly Record<Name, string>[] {
  return text
    .trim()
    .split("\n")
    .map((row) => {
      const columns = row.split("|");
      return Object.fromEntries(names.map((name, place) => [name, columns[place] ?? ""])) as Record<Name, string>;
    });
}

const coordinates = ["latitude", "longitude"] as const;
const texts = ["name", "iso2", "iso3", "phoneCode", "capital", "currency", "currencySymbol", "region"] as const;

export const countries: readonly Country[] = readRows(countryRows, "id", ...texts, ...coordinates, "nationality").map(
  ({ id, ...country }) => ({ ...country, id: Number(id) }),
);

export const states: readonly State[] = readRows(stateRows, "id", "countryId", "name", ...coordinates).map(
  ({ countryId, id, ...state }) => ({ ...state, id: Number(id), countryId: Number(countryId) }),
);

export const cities: readonly City[] = readRows(cityRows, "id", "stateId", "name", ...coordinates).map(
  ({ id, stateId, ...city }) => ({ ...city, id: Number(id), stateId: Number(stateId) }),
);
