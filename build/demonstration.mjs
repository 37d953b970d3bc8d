/** @returns {Promise<number>} */
export async function demonstrate() {
  return 0;
}
