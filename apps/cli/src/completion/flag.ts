/** Asks leister itself what can stand where the cursor is: a candidate, a tab and what it is, on each line. */
export const completionFlag = '--get-completions';
