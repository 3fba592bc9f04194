/** Addresses that are measured. The product builds its own in one place; a wrong one here answers 404 and ends the run. */
export const addresses = {
  home: '/en',
  case: '/en/case',
  documents: '/en/case/documents',
  cohort: (id: string) => `/en/staff/cohorts/${id}`,
  staffCase: (id: string) => `/en/staff/cases/${id}`,
} as const;
