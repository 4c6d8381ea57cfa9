/**
 * The content security policy of the window (CSP Level 3). Everything comes from the application itself and nothing
 * runs inline. The component library writes `<style>` elements, which carry the response's nonce; style attributes
 * cannot carry one and are allowed, since they cannot run anything.
 */
export function contentPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `frame-src 'none'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** Stored files are data: were one opened as a page, it could load nothing and run nothing. */
export const blobPolicy = `default-src 'none'; frame-ancestors 'none'; sandbox`

const deniedPowers = [
  'accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer',
  'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking',
]

/** Headers of every response, whatever it carries. */
export function securityHeaders(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': deniedPowers.map(power => `${power}=()`).join(', '),
  }
}
