/** How the law of a place writes dates in figures. */
type Writes = 'month first' | 'day first' | 'either'

export interface Jurisdiction {
  readonly name: string
  readonly writes: Writes
  /** The currency a bare dollar sign means there; null where it means nothing. */
  readonly dollar: string | null
}

const usStates = [
  'Alabama', 'Alaska', 'Arizona', 'Arkansas', 'California', 'Colorado', 'Connecticut', 'Delaware', 'Florida', 'Georgia', 'Hawaii', 'Idaho', 'Illinois', 'Indiana', 'Iowa', 'Kansas', 'Kentucky', 'Louisiana', 'Maine',
  'Maryland', 'Massachusetts', 'Michigan', 'Minnesota', 'Mississippi', 'Missouri', 'Montana', 'Nebraska', 'Nevada', 'New Hampshire', 'New Jersey', 'New Mexico', 'New York', 'North Carolina', 'North Dakota', 'Ohio', 'Oklahoma',
  'Oregon', 'Pennsylvania', 'Rhode Island', 'South Carolina', 'South Dakota', 'Tennessee', 'Texas', 'Utah', 'Vermont', 'Virginia', 'Washington', 'West Virginia', 'Wisconsin', 'Wyoming', 'District of Columbia', 'Puerto Rico',
]
const canadian = ['Alberta', 'British Columbia', 'Manitoba', 'New Brunswick', 'Newfoundland and Labrador', 'Nova Scotia', 'Ontario', 'Prince Edward Island', 'Quebec', 'Saskatchewan', 'Yukon']
const australian = ['New South Wales', 'Victoria', 'Queensland', 'South Australia', 'Western Australia', 'Tasmania', 'Australian Capital Territory', 'Northern Territory']
const dayFirst = [
  'England and Wales', 'England', 'Wales', 'Scotland', 'Northern Ireland', 'Ireland', 'Jersey', 'Guernsey', 'Isle of Man', 'Gibraltar', 'Israel', 'India', 'Pakistan', 'Bangladesh', 'Sri Lanka', 'Malaysia', 'Indonesia', 'Thailand',
  'Vietnam', 'France', 'Germany', 'Italy', 'Spain', 'Portugal', 'Netherlands', 'Belgium', 'Luxembourg', 'Switzerland', 'Austria', 'Denmark', 'Norway', 'Finland', 'Iceland', 'Poland', 'Czech Republic', 'Slovakia', 'Hungary',
  'Romania', 'Bulgaria', 'Greece', 'Cyprus', 'Malta', 'Turkey', 'Ukraine', 'Russia', 'Estonia', 'Latvia', 'Lithuania', 'Croatia', 'Slovenia', 'Serbia', 'South Africa', 'Nigeria', 'Kenya', 'Ghana', 'Egypt', 'Morocco', 'Mauritius',
  'United Arab Emirates', 'Saudi Arabia', 'Qatar', 'Kuwait', 'Bahrain', 'Oman', 'Jordan', 'Lebanon', 'Brazil', 'Argentina', 'Chile', 'Colombia', 'Peru', 'Mexico', 'Venezuela', 'Costa Rica', 'Cayman Islands',
  'British Virgin Islands', 'Barbados', 'Bahamas', 'Marshall Islands', 'Liberia', 'Panama', 'United Kingdom',
]
const either = ['Canada', 'Japan', 'South Korea', "People's Republic of China", 'Taiwan', 'Philippines', 'Sweden', 'Bermuda']

const place = (writes: Writes, dollar: string | null) => (name: string): Jurisdiction => ({ name, writes, dollar })

/** The places whose law contracts are commonly under, in their plain form. */
export const jurisdictions: readonly Jurisdiction[] = [
  ...usStates.map(place('month first', 'USD')),
  ...canadian.map(place('either', 'CAD')),
  ...australian.map(place('day first', 'AUD')),
  place('month first', 'USD')('United States'),
  place('day first', 'AUD')('Australia'),
  place('day first', 'NZD')('New Zealand'),
  place('day first', 'SGD')('Singapore'),
  place('day first', 'HKD')('Hong Kong'),
  ...dayFirst.map(place('day first', null)),
  ...either.map((name) => place('either', name === 'Canada' ? 'CAD' : null)(name)),
]

/** Other manners of naming them, in lower case. */
export const otherNames: Readonly<Record<string, string>> = {
  'england & wales': 'England and Wales',
  'prc': "People's Republic of China",
  'p.r.c.': "People's Republic of China",
  'p.r. china': "People's Republic of China",
  'pr china': "People's Republic of China",
  'peoples republic of china': "People's Republic of China",
  'china': "People's Republic of China",
  'r.o.c.': 'Taiwan',
  'republic of china': 'Taiwan',
  'republic of korea': 'South Korea',
  'korea': 'South Korea',
  'united states of america': 'United States',
  'u.s.a.': 'United States',
  'usa': 'United States',
  'québec': 'Quebec',
  'the netherlands': 'Netherlands',
  'hong kong sar': 'Hong Kong',
  'hongkong': 'Hong Kong',
  'hellenic republic': 'Greece',
  'russian federation': 'Russia',
  'swiss confederation': 'Switzerland',
  'uae': 'United Arab Emirates',
  'uk': 'United Kingdom',
  'u.k.': 'United Kingdom',
  'great britain': 'United Kingdom',
  'cayman': 'Cayman Islands',
  'federal republic of germany': 'Germany',
  'nsw': 'New South Wales',
}

/** Laws named by an adjective, in lower case: "English law". */
export const adjectives: Readonly<Record<string, string>> = {
  english: 'England and Wales', scottish: 'Scotland', scots: 'Scotland', irish: 'Ireland', swiss: 'Switzerland', german: 'Germany', french: 'France', italian: 'Italy', spanish: 'Spain', dutch: 'Netherlands', belgian: 'Belgium',
  swedish: 'Sweden', norwegian: 'Norway', danish: 'Denmark', finnish: 'Finland', austrian: 'Austria', japanese: 'Japan', chinese: "People's Republic of China", indian: 'India', israeli: 'Israel', brazilian: 'Brazil', mexican: 'Mexico',
  californian: 'California', british: 'England and Wales', singaporean: 'Singapore', luxembourg: 'Luxembourg', polish: 'Poland', portuguese: 'Portugal', russian: 'Russia', canadian: 'Canada', australian: 'Australia',
}
