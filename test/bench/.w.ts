import { measurePdf } from './pdf.ts'
console.table(await measurePdf('/usr/bin/chromium', 5))
