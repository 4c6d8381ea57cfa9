/** How someone signs: at this machine, in a file that goes out and comes back, or on paper. */
export const signingWays = ['in person', 'exchange', 'wet ink'] as const
export type SigningWay = (typeof signingWays)[number]

/** A witness attests one signature; an approver signs to agree, without being a party; whoever gets a copy signs nothing. */
export const signerRoles = ['signer', 'witness', 'approver', 'copy'] as const
export type SignerRole = (typeof signerRoles)[number]
