/** Beyond this many the user types on anyway; counting further would cost more than searching. */
export const COUNTED_WHILE_TYPING = 1_000;
