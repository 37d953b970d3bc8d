export const images: readonly string[] = ['image/jpeg', 'image/png'];

/** Whether a file of this kind can be put between the sheets; others can be listed only: nothing here reads them. */
export const canBePrinted = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || images.includes(mediaType);
