/** Whether the slow, thorough run was asked for. */
export const isDeep: boolean = (process.env['STEMMA_DEEP'] ?? '') !== ''
