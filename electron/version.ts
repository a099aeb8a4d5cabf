import manifest from '../package.json' with { type: 'json' }

/** The version of the program, as reports, `--version` and the About box show it. */
export const version = manifest.version
