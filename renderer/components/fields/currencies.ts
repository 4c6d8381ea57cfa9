/** The currencies offered first; any other of the machine's list can be searched. */
const common = ['GBP', 'EUR', 'USD', 'CHF', 'INR', 'AUD', 'CAD', 'JPY']

/** Every currency of the machine's list, the common ones first. */
export const currencies: readonly string[] = [...common, ...Intl.supportedValuesOf('currency').filter(code => !common.includes(code))]
