import { askEarly } from '#renderer/lib/early-calls.ts'

// Home stands behind an address without a hash, as the window opens.
askEarly(location.hash.replace(/^#\/?/, '') === '' ? ['session.get', 'home.get'] : ['session.get'])
