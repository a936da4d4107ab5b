/** The names of steps that use the gate, the token action and the API action. */
export const GATE = 'OWNER/quay-referrers';

export const TOKEN = 'OWNER/quay-referrers/token';

export const API = 'OWNER/quay-referrers/api';
