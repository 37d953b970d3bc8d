import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';

const licences = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    /** SPDX; null where a package says nothing. */
    identifier: z.string().nullable(),
    text: z.string().exactOptional(),
  }),
);

export type Licence = z.output<typeof licences>[number];

/** The licences of everything that is shipped, by name. Lies beside the page, not in the archive. */
export function useLicences() {
  return useQuery({
    queryKey: ['licences.json'],
    queryFn: async () => licences.parse(await (await fetch('licences.json')).json()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
