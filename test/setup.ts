import * as fc from 'fast-check'

/**
 * Property tests draw the same cases in every run, so that a run that passed passes again; SEED=n draws others.
 * The long runs draw new ones every time and print their seed.
 */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_260_923) })
