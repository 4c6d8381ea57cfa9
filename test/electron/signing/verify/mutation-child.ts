import { runMutations } from './mutated-files.ts'

/** A process of its own, so that the memory measured is the verifier's. Arguments: how many files, the seed. */
const [count = '2000', seed = '1'] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await runMutations(Number(count), Number(seed))))
